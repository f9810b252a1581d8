// The inbox by keyboard, and a conversation that opens at its newest entry.
// Single keys can be switched off for a person (WCAG 2.1.4): <body data-keys="off">.
const find = (selector) => document.querySelector(selector);
const fields = 'input, textarea, select, [contenteditable]';

function move(step) {
  const rows = [...document.querySelectorAll('.thread-row')];
  const here = rows.indexOf(document.activeElement);
  const open = rows.findIndex((row) => row.hasAttribute('aria-current'));
  // From the focused row; else from the open one, so that the first `j` after reading goes to the next.
  const next = here >= 0 || open >= 0 ? (here >= 0 ? here : open) + step : 0;
  const row = rows[Math.max(0, Math.min(next, rows.length - 1))];
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
}

const actions = {
  j: () => move(1),
  k: () => move(-1),
  r: () => find('[data-composer] textarea')?.focus(),
  '/': () => find('[data-search]')?.focus(),
  '?': () => find('#help')?.showModal(),
};

// <a data-key="t">: what a key opens. In a message, `t` makes a task from that message.
function linked({ key, target }) {
  const own = key === 't' ? target.closest?.('.entry')?.querySelector('[data-task]') : null;
  const link = own ?? find(`[data-key="${CSS.escape(key)}"]`);
  return link && (() => link.click());
}

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const typing = event.target.closest?.(fields);
  if (event.key === 'Escape' && typing && !event.target.closest('dialog')) {
    event.target.blur();
  } else if (!typing && !find('dialog[open]') && document.body.dataset.keys !== 'off') {
    const act = Object.hasOwn(actions, event.key) ? actions[event.key] : linked(event);
    if (!act) return;
    event.preventDefault(); // or the key would be typed into the field that it leads to
    act();
  }
});

document.addEventListener('click', (event) => {
  const opener = event.target.closest('[data-dialog]');
  if (opener) find(opener.dataset.dialog)?.showModal();
});

/** Brings the newest entry into view, unless the address names another place on the page. */
export function showNewest() {
  const conversation = find('#conversation');
  if (!conversation || location.hash) return;
  if (conversation.scrollHeight > conversation.clientHeight + 1) {
    conversation.scrollTop = conversation.scrollHeight;
  } else if (conversation.getBoundingClientRect().bottom > innerHeight) {
    // A phone scrolls the page instead: the newest entry at the top of what is seen, the composer below.
    conversation.querySelector('.entry:last-child')?.scrollIntoView({ block: 'start' });
  }
}

showNewest();
// The row of the open thread may stand below the first screen of the list.
find('.thread-row[aria-current]')?.scrollIntoView({ block: 'nearest' });
