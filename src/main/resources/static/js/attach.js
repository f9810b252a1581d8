// Files of a message go up as soon as they are chosen, one after the other, each with its progress.
// <div data-attach data-url data-most data-megabytes data-words-...> holds the file field, [data-attached]
// (what the server has, as it renders it) and [data-pending]. Without this the files go with the form.
import { announce } from './announce.js';

const MEGABYTE = 1024 * 1024;
const queue = [];
let current = null;

const words = (place, key, name = '') => place.dataset[`words${key}`].replace('%', () => name);
const isOpen = (item) => item.place.isConnected;
const pendingOf = (form) => [...queue, current].filter((item) => item && item.form === form && isOpen(item));

function line(place, name) {
  const entry = document.createElement('li');
  entry.className = 'file-item';
  const title = document.createElement('bdi');
  title.className = 'file-name';
  title.textContent = name;
  entry.append(title);
  place.querySelector('[data-pending]').append(entry);
  return entry;
}

function button(entry, text, name, press) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'button button-quiet';
  made.textContent = text;
  made.setAttribute('aria-label', `${text} ${name}`);
  made.addEventListener('click', press);
  entry.append(made);
}

function refuse(place, name, text, file) {
  const entry = line(place, name);
  entry.querySelector('.file-name').remove();
  const problem = document.createElement('p');
  problem.className = 'field-error';
  problem.textContent = text;
  entry.append(problem);
  if (file) {
    button(entry, place.dataset.wordsRetry, name, () => {
      entry.remove();
      add(place, file);
      next();
    });
  }
  button(entry, place.dataset.wordsRemove, name, () => {
    entry.remove();
    place.querySelector('input[type="file"]').focus();
  });
  announce(text);
}

function add(place, file) {
  const form = place.closest('form');
  const there = place.querySelectorAll('[data-remove-file]').length + pendingOf(form).length;
  if (file.size > Number(place.dataset.megabytes) * MEGABYTE) {
    refuse(place, file.name, words(place, 'Large', file.name));
  } else if (there >= Number(place.dataset.most)) {
    refuse(place, file.name, words(place, 'Many', file.name));
  } else {
    const entry = line(place, file.name);
    const bar = document.createElement('progress');
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute('aria-label', words(place, 'Sending', file.name));
    entry.append(bar);
    queue.push({ place, form, file, entry, bar });
  }
}

function bodyOf(form) {
  const body = new FormData();
  for (const name of ['_csrf', 'composer', 'to']) {
    if (form.elements[name]) body.append(name, form.elements[name].value);
  }
  return body;
}

// What the server answers is the whole of what is attached, with what is wrong; or only that.
// What is wrong with a file gets a line of its own, which the next file's answer leaves where it is.
function show(place, page) {
  const answer = new DOMParser().parseFromString(page, 'text/html');
  const attached = answer.querySelector('[data-attached]');
  const wrong = answer.querySelector('.field-error');
  const problem = wrong?.textContent ?? null;
  wrong?.remove();
  if (attached) place.querySelector('[data-attached]').replaceWith(attached);
  return { shown: attached !== null, problem };
}

function next() {
  if (current || queue.length === 0) return;
  current = queue.shift();
  const { place, form, file, bar } = current;
  if (!isOpen(current)) {
    current = null;
    next();
    return;
  }
  const request = new XMLHttpRequest();
  request.open('POST', place.dataset.url);
  request.setRequestHeader('Postern-Typing', 'true');
  request.upload.addEventListener('progress', ({ loaded, total }) => { bar.value = total ? loaded / total : 0; });
  request.addEventListener('load', () => ended(request));
  request.addEventListener('error', () => ended(null));
  request.addEventListener('timeout', () => ended(null));
  request.timeout = 10 * 60_000;
  const body = bodyOf(form);
  body.append('files', file);
  announce(words(place, 'Sending', file.name));
  request.send(body);
}

function ended(request) {
  const { place, form, file, entry } = current;
  current = null;
  entry.remove();
  if (place.isConnected) {
    const answered = [200, 422, 429, 503].includes(request?.status);
    const { shown, problem } = answered ? show(place, request.responseText) : { shown: false, problem: null };
    if (!shown) {
      refuse(place, file.name, problem ?? words(place, 'Failed', file.name), file);
    } else if (problem) {
      refuse(place, file.name, problem);
    } else {
      announce(words(place, 'Done', file.name));
    }
    // Who pressed Send sees first what does not go with the message.
    if (problem || !shown) {
      delete form.dataset.sendsWhenThere;
      place.querySelector('[data-told]')?.remove();
    }
    if (form.dataset.sendsWhenThere && pendingOf(form).length === 0) {
      delete form.dataset.sendsWhenThere;
      form.requestSubmit(form.querySelector('[data-send]'));
    }
  }
  next();
}

document.addEventListener('change', ({ target }) => {
  const place = target.closest?.('[data-attach]');
  if (!place || target.type !== 'file') return;
  for (const file of target.files) add(place, file);
  target.value = ''; // what is uploaded must not go with the form again
  next();
});

document.addEventListener('click', async ({ target }) => {
  const pressed = target.closest?.('[data-remove-file]');
  if (!pressed) return;
  const place = pressed.closest('[data-attach]');
  const body = bodyOf(place.closest('form'));
  body.append('remove', pressed.dataset.removeFile);
  pressed.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(place.dataset.url, {
      method: 'POST', credentials: 'same-origin', redirect: 'manual', headers: { 'Postern-Typing': 'true' }, body,
    });
    if (answer.ok) {
      show(place, await answer.text());
      place.querySelector('input[type="file"]').focus();
      return;
    }
  } catch { /* as if it had been refused */ }
  pressed.removeAttribute('aria-busy');
  announce(place.dataset.wordsRetry);
});

// Before send.js and composer.js: a message waits for its files.
document.addEventListener('submit', (event) => {
  const form = event.target;
  const place = form.querySelector('[data-attach]');
  if (!place || pendingOf(form).length === 0) return;
  event.preventDefault();
  form.dataset.sendsWhenThere = 'true';
  announce(place.dataset.wordsWait);
  let told = place.querySelector('[data-told]');
  if (!told) {
    told = document.createElement('p');
    told.className = 'muted small';
    told.dataset.told = '';
    place.querySelector('[data-pending]').before(told);
  }
  told.textContent = place.dataset.wordsWait;
});
