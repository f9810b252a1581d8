// Quick replies while writing: "/" at the start of a line or after a space opens a list of those in the
// form's [data-quick-replies], filtered by what is typed after it. Arrow keys choose, Enter or Tab
// inserts, Escape closes. Without this script their buttons insert by a post.
import { announce } from './announce.js';

const MOST = 8;
let open; // the list that is open: { textarea, list, start, found, index }
let dismissed; // where Escape closed it, so that it stays closed while typing on

const repliesOf = (textarea) => [...textarea.form?.querySelectorAll('[data-reply-text]') ?? []];
const folded = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The "/word" that ends at the caret, if there is one. */
function typedAt(textarea) {
  if (textarea.selectionStart !== textarea.selectionEnd) return null;
  const match = /(?:^|\s)\/([^\s/]{0,40})$/u.exec(textarea.value.slice(0, textarea.selectionStart));
  return match && { start: textarea.selectionStart - match[1].length - 1, word: folded(match[1]) };
}

function matching(textarea, word) {
  return repliesOf(textarea)
      .filter((reply) => folded(reply.dataset.replyTitle).split(/\s+/).some((part) => part.startsWith(word))
          || folded(reply.dataset.replyTitle).includes(word))
      .slice(0, MOST);
}

function update(textarea) {
  const typed = typedAt(textarea);
  if (!typed) dismissed = undefined;
  const found = typed && typed.start !== dismissed ? matching(textarea, typed.word) : [];
  if (!found.length) {
    close();
    return;
  }
  const before = open?.found.length;
  close();
  open = { textarea, start: typed.start, found, index: 0, list: listOf(found) };
  textarea.after(open.list);
  textarea.setAttribute('aria-autocomplete', 'list');
  textarea.setAttribute('aria-controls', open.list.id);
  choose(0);
  if (before !== found.length) {
    announce(`${found.length} quick ${found.length === 1 ? 'reply' : 'replies'}. Arrow keys choose, Enter inserts.`);
  }
}

function listOf(found) {
  const list = document.createElement('ul');
  list.id = 'quick-list';
  list.className = 'quick-list';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Quick replies');
  found.forEach((reply, index) => {
    const option = document.createElement('li');
    option.id = `quick-${index}`;
    option.setAttribute('role', 'option');
    option.append(part('quick-title', reply.dataset.replyTitle), part('muted quick-words', reply.dataset.replyText));
    list.append(option);
  });
  return list;
}

function part(className, text) {
  const span = document.createElement('span');
  span.className = className;
  span.dir = 'auto';
  span.textContent = text;
  return span;
}

function choose(index) {
  open.index = (index + open.found.length) % open.found.length;
  [...open.list.children].forEach((option, at) => {
    option.setAttribute('aria-selected', String(at === open.index));
  });
  const chosen = open.list.children[open.index];
  chosen.scrollIntoView({ block: 'nearest' });
  open.textarea.setAttribute('aria-activedescendant', chosen.id);
}

function close() {
  if (!open) return;
  for (const name of ['aria-autocomplete', 'aria-controls', 'aria-activedescendant']) {
    open.textarea.removeAttribute(name);
  }
  open.list.remove();
  open = undefined;
}

function insert(textarea, start, end, reply) {
  close();
  textarea.focus();
  textarea.setSelectionRange(start, end);
  // The old command keeps the browser's undo; where it is gone, the text is set.
  if (!document.execCommand('insertText', false, reply.dataset.replyText)) {
    textarea.setRangeText(reply.dataset.replyText, start, end, 'end');
    textarea.dispatchEvent(new Event('input', { bubbles: true }));
  }
  close();
  announce(`Inserted: ${reply.dataset.replyTitle}`);
}

const insertChosen = () => insert(open.textarea, open.start, open.textarea.selectionStart, open.found[open.index]);

const keys = {
  ArrowDown: () => choose(open.index + 1),
  ArrowUp: () => choose(open.index - 1),
  Enter: insertChosen,
  Tab: insertChosen,
  Escape: () => {
    dismissed = open.start;
    close();
  },
};

document.addEventListener('input', ({ target }) => {
  if (target.matches?.('form[data-composer] textarea')) update(target);
});

// Before the page's own keys: Escape closes the list and does not leave the field.
document.addEventListener('keydown', (event) => {
  if (!open || event.target !== open.textarea || !Object.hasOwn(keys, event.key)
      || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  keys[event.key]();
}, true);

document.addEventListener('focusout', ({ target }) => {
  if (target === open?.textarea) close();
});

document.addEventListener('mousedown', (event) => {
  const option = event.target.closest?.('#quick-list > li');
  if (!option) return;
  event.preventDefault(); // the text keeps the focus
  choose([...open.list.children].indexOf(option));
  insertChosen();
});

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('[data-reply-text]');
  const textarea = button?.form?.querySelector('textarea');
  if (!textarea) return;
  event.preventDefault();
  button.closest('details').open = false;
  insert(textarea, textarea.selectionStart, textarea.selectionEnd, button);
});
