// Says something to people who use a screen reader, without moving the focus.
// The page holds an empty <p id="announcer" class="visually-hidden" aria-live="polite">.
export function announce(text) {
  const region = document.getElementById('announcer');
  if (!region) return;
  region.textContent = '';
  // Emptied first and filled a moment later: the same words twice in a row are read twice.
  setTimeout(() => { region.textContent = text; }, 50);
}
