// How many conversations are ticked: said above what can be done with them.
const count = () => {
  const place = document.querySelector('[data-selected]');
  if (!place) return;
  const ticked = document.querySelectorAll('.thread-select :checked').length;
  const words = ticked ? `${ticked} selected` : '';
  if (place.textContent !== words) place.textContent = words;
};

document.addEventListener('change', (event) => {
  if (event.target.matches?.('.thread-select input')) count();
});
document.addEventListener('reset', () => setTimeout(count)); // after the ticks are gone
document.addEventListener('htmx:afterSettle', count); // an update may have taken a ticked row away
count();
