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
  x: () => document.activeElement.closest?.('.thread-item')?.querySelector('input[type="checkbox"]')?.click(),
  '/': () => find('[data-search]')?.focus(),
  '?': () => find('#help')?.showModal(),
};

const selected = () => [...document.querySelectorAll('.thread-item input[type="checkbox"]:checked')];

// With several selected these keys are for them, not for the open conversation.
const forSelected = {
  a: () => find('#selection-assignee')?.focus(),
  u: () => find('#selection [formaction*="/unread"]')?.click(),
};

function clearSelection() {
  const boxes = selected();
  for (const box of boxes) box.click();
  return boxes.length > 0;
}

// What has a key of its own on this page: <button data-key="u">. In a message, `t` makes a task from it.
function press(key) {
  const target = (key === 't' && document.activeElement.closest('.entry')?.querySelector('[data-task]')) || [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find((one) => !one.disabled);
  if (!target) return false;
  if (target.matches('input[type="radio"]')) writeIn(target);
  else target.click();
  // A menu that opens shows its first field.
  target.closest('details[open]')?.querySelector('select, input:not([type="hidden"]), a')?.focus();
  return true;
}

// The tab of a composer: its text field is where to go.
function writeIn(tab) {
  tab.checked = true;
  tab.dispatchEvent(new Event('change', { bubbles: true }));
  const pane = tab.id === 'kind-note' ? '#note' : '#reply';
  find(`${pane} textarea, ${pane} button`)?.focus();
}

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const typing = event.target.closest?.(fields) && !event.target.matches('[type="checkbox"], [type="radio"]');
  if (event.key === 'Escape' && !find('dialog[open]')) {
    if (typing) event.target.blur();
    else if (!clearSelection()) find('[data-escape]')?.click();
  } else if (!typing && !find('dialog[open]') && document.body.dataset.keys !== 'off'
      && event.key.length === 1) {
    // Prevented, or the key would be typed into the field that it leads to.
    if (Object.hasOwn(actions, event.key)) {
      event.preventDefault();
      actions[event.key]();
    } else if (Object.hasOwn(forSelected, event.key) && selected().length) {
      event.preventDefault();
      forSelected[event.key]();
    } else if (press(event.key)) {
      event.preventDefault();
    }
  }
});

// An address may name the composer to begin with: #note, #reply.
function writeAsAddressed() {
  if (location.hash === '#note' && find('#kind-note')) writeIn(find('#kind-note'));
  if (location.hash !== '#reply') return;
  const text = find('#composer textarea');
  text?.focus();
  text?.setSelectionRange(text.value.length, text.value.length);
}

// What changes a conversation leads back to the list: go on there at the row where it stood. The browser
// carries the hash of the form's address over to where its answer leads.
document.addEventListener('submit', ({ target }) => {
  if (!target.closest('#thread-actions')) return;
  const row = [...document.querySelectorAll('.thread-row')].findIndex((one) => one.hasAttribute('aria-current'));
  if (row >= 0) target.action = `${target.action.split('#')[0]}#row-${row}`;
});

const place = /^#row-(\d+)$/.exec(location.hash)?.[1];
if (place) history.replaceState(null, '', location.pathname + location.search);

function goOn() {
  writeAsAddressed();
  if (!place || find('#pane[data-thread]')) return;
  const rows = [...document.querySelectorAll('.thread-row')];
  rows[Math.min(Number(place), rows.length - 1)]?.focus();
}

// Not before: a browser that goes to the hash of an address takes the focus away.
if (document.readyState === 'complete') goOn();
else window.addEventListener('load', () => setTimeout(goOn));

document.addEventListener('change', (event) => {
  if (event.target.matches?.('#kind-note, #kind-message') && event.isTrusted && event.detail !== 0) writeIn(event.target);
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
