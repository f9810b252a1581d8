// Help while writing: a counter, and drafts saved while typing.
// <form data-composer data-draft-url="..."> with <textarea data-limit="5000">, [data-counter] and
// [data-draft-status]. Nothing is kept in the browser: drafts live on the server.
import { announce } from './announce.js';
import { say } from './words.js';

const SAVE_AFTER = 1000;
const RETRY_AFTER = 10_000;
const KEEPALIVE_LIMIT = 60_000; // browsers refuse more than 64 KiB in a request that outlives its page
const composers = 'form[data-composer]';
const states = new WeakMap();
let announcing;

const stateOf = (form) => {
  if (!states.has(form)) states.set(form, { timer: 0, saved: null, request: null, typed: 0 });
  return states.get(form);
};
// Files go up by themselves (attach.js).
const bodyOf = (form) => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'))
    .toString();

/** Counts as the server does: code points, after line ends became one character. */
export function lengthOf(text) {
  return [...text.replace(/\r\n?/g, '\n')].length;
}

function count(textarea) {
  const counter = textarea.form?.querySelector('[data-counter]');
  if (!counter || !textarea.dataset.limit) return;
  const limit = Number(textarea.dataset.limit);
  const left = limit - lengthOf(textarea.value);
  const number = (value) => value.toLocaleString(document.documentElement.lang || undefined);
  const used = say('counter', number(limit - left), number(limit));
  counter.textContent = left < 0 ? say('too-many', used, number(-left)) : used;
  counter.classList.toggle('over', left < 0);
  clearTimeout(announcing);
  if (left <= 100 && document.activeElement === textarea) {
    announcing = setTimeout(() => announce(
        left < 0 ? say('characters-too-many', number(-left)) : say('characters-left', number(left))), SAVE_AFTER);
  }
}

function tell(form, text, failed) {
  const status = form.querySelector('[data-draft-status]');
  if (!status) return;
  status.classList.toggle('failed', failed);
  if (failed && status.textContent !== text) announce(text);
  status.textContent = text;
}

async function save(form, leaving = false) {
  const state = stateOf(form);
  clearTimeout(state.timer);
  const body = bodyOf(form);
  if (form.dataset.sending || body === state.saved || !form.isConnected) return;
  state.request?.abort(); // an older text must not arrive after a newer one
  state.request = new AbortController();
  const { signal } = state.request;
  const { typed } = state;
  try {
    const answer = await fetch(form.dataset.draftUrl, {
      method: 'POST', credentials: 'same-origin', redirect: 'manual', signal,
      keepalive: leaving && body.length < KEEPALIVE_LIMIT,
      // Typing keeps the session, leaving the page does not.
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        [leaving ? 'Postern-Background' : 'Postern-Typing']: 'true',
      },
      body,
    });
    if (answer.ok) {
      state.saved = body;
      // As the server writes times: patients who read English have a clock of twelve hours.
      const twelve = document.body.classList.contains('portal') && document.documentElement.lang === 'en';
      const time = new Date().toLocaleTimeString(twelve ? 'en-US' : 'en-GB', {
        hour: twelve ? 'numeric' : '2-digit', minute: '2-digit', timeZone: document.body.dataset.zone,
      }).replace(/\s/, ' ');
      // Of a text that has changed meanwhile, nothing is true to say.
      if (state.typed === typed) tell(form, say('draft-saved', time), false);
    } else if (answer.status === 401 || answer.type === 'opaqueredirect') {
      tell(form, say('signed-out'), true);
    } else if (answer.status === 410) {
      state.saved = body;
      tell(form, say('given-away'), true);
    } else {
      tell(form, say('draft-not-saved'), true);
    }
  } catch (failure) {
    if (signal.aborted) return;
    tell(form, say('draft-no-connection'), true);
    state.timer = setTimeout(() => save(form), RETRY_AFTER);
  }
}

document.addEventListener('focusin', ({ target }) => {
  const form = target.closest?.(composers);
  if (form) stateOf(form).saved ??= bodyOf(form); // only what was changed is worth saving
});

document.addEventListener('input', ({ target }) => {
  const form = target.form?.closest(composers);
  if (!form) return;
  if (target.dataset.limit) count(target);
  if (!form.dataset.draftUrl) return;
  const state = stateOf(form);
  clearTimeout(state.timer);
  state.typed++;
  tell(form, '', false); // what was said of an earlier text
  state.timer = setTimeout(() => save(form), SAVE_AFTER);
});

function saveAll(leaving) {
  for (const form of document.querySelectorAll(`${composers}[data-draft-url]`)) {
    if (states.has(form)) save(form, leaving);
  }
}

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') saveAll(true);
});

// Who leaves the text may open another conversation in the next moment.
document.addEventListener('focusout', ({ target, relatedTarget }) => {
  const form = target.closest?.(`${composers}[data-draft-url]`);
  if (form && states.has(form) && !form.contains(relatedTarget)) save(form);
});
document.addEventListener('htmx:beforeSwap', () => saveAll(false));

document.addEventListener('submit', ({ target, defaultPrevented }) => {
  if (defaultPrevented || !target.matches(composers)) return;
  // The send deletes the draft; a save on its way must not bring it back.
  clearTimeout(stateOf(target).timer);
  stateOf(target).request?.abort();
});

// On a slow line somebody may have typed before this script was there.
for (const text of document.querySelectorAll(`${composers}[data-draft-url] textarea`)) {
  if (text.value !== text.defaultValue) text.dispatchEvent(new Event('input', { bubbles: true }));
}

// A reload or the back button may bring back text that the page was not made with.
window.addEventListener('pageshow', () => document.querySelectorAll('textarea[data-limit]').forEach(count));
