// <button data-copy-target="#id">Copy</button> puts the text of #id on the clipboard,
// <a data-copy-from="address"> the text that stands there.
import { announce } from './announce.js';
import { say } from './words.js';

document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy-target], [data-copy-from]');
  if (!button || button.dataset.label) return;
  event.preventDefault();
  const text = await textFor(button);
  if (text === null) {
    location.assign(button.href); // its page says why
    return;
  }
  const done = await copy(text);
  const words = say(done ? 'copied' : 'not-copied');
  const label = button.querySelector('[data-copy-label]') ?? button;
  button.dataset.label = label.textContent;
  label.textContent = words;
  announce(words);
  setTimeout(() => {
    label.textContent = button.dataset.label;
    delete button.dataset.label;
  }, 2000);
});

async function textFor(button) {
  if (!button.dataset.copyFrom) {
    const source = document.querySelector(button.dataset.copyTarget);
    return source.value ?? source.textContent;
  }
  try {
    const answer = await fetch(button.dataset.copyFrom, { credentials: 'same-origin', redirect: 'error' });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyTheOldWay(text); // plain http on another machine has no clipboard
  }
}

function copyTheOldWay(text) {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'visually-hidden';
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  focused?.focus();
  return done;
}
