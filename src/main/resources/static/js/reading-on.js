// A conversation opens at what is new, or at its newest message; an address may name another place.
const typed = performance.getEntriesByType('navigation')[0]?.type;
const hasToBeSeen = document.querySelector('[autofocus], [role="alert"]');

if (typed === 'navigate' && !location.hash && !location.search && !hasToBeSeen) {
  (document.getElementById('new') ?? document.getElementById('newest'))?.scrollIntoView();
}
