// A conversation opened from a search: the address names the message, its first marked word is shown,
// however long the message is.
const show = () => {
  if (!/^#message-\d+$/.test(location.hash)) return;
  document.querySelector(`${location.hash} mark`)?.scrollIntoView({ block: 'center' });
};

// Later than what the browser and htmx do by themselves for such an address.
window.addEventListener('load', () => setTimeout(show));
document.addEventListener('htmx:afterSettle', (event) => {
  if (event.target.id === 'pane') setTimeout(show);
});
