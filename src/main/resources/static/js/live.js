// Keeps pages current. The server only ever says "changed"; each page then fetches itself again:
// htmx does that for the element with hx-trigger="postern:changed from:body".
import { say } from './words.js';
import { announce } from './announce.js';

const RETRY_AFTER = 15_000;
const body = document.body;
let waiting;

function changed() {
  // The first of several within 100 ms sets the time, so a busy stream cannot put the refresh off for ever.
  waiting ??= setTimeout(() => {
    waiting = undefined;
    body.dispatchEvent(new CustomEvent('postern:changed'));
  }, 100);
}

function listen(address, tell, missed) {
  const stream = new EventSource(address);
  stream.addEventListener('changed', tell);
  stream.addEventListener('open', () => {
    if (missed) tell();
    missed = false;
  });
  stream.addEventListener('error', () => {
    missed = true;
    // The browser reconnects by itself, except after an answer such as 503 from a node that stops.
    if (stream.readyState === EventSource.CLOSED) {
      setTimeout(() => listen(address, tell, true), RETRY_AFTER + Math.random() * RETRY_AFTER);
    }
  });
}

function share(address) {
  // A browser opens six connections to a server at most, so one stream serves all tabs: whoever holds
  // the lock. The name holds the path, because a portal's stream is of no use to the clinic's tabs.
  const name = `postern-live ${new URL(address, location.href).pathname}`;
  const channel = new BroadcastChannel(name);
  const asked = Date.now();
  channel.addEventListener('message', changed);
  navigator.locks.request(name, () => {
    // Who took over from another tab may have missed something in between.
    const tookOver = Date.now() - asked > 1000;
    listen(address, () => { changed(); channel.postMessage('changed'); }, tookOver);
    return new Promise(() => {}); // held until this page goes away
  });
}

// What the refresh brought, compared with what stood there.
const unreadCount = () => Number(document.getElementById('badge')?.dataset.count ?? 0);
const newestEntry = () => [...document.querySelectorAll('#conversation .entry-in')].at(-1);
const newBelow = () => document.querySelector('[data-new-below]');
let before = {};

document.addEventListener('htmx:beforeSwap', (event) => {
  if (event.detail.elt?.id !== 'live') return;
  before = { count: unreadCount(), newest: newestEntry()?.id };
  // Another conversation was opened since this was asked for: what comes is of the page before.
  const asked = new URL(event.detail.pathInfo.finalRequestPath, location.href);
  if (asked.pathname === location.pathname && asked.search === location.search) return;
  event.detail.shouldSwap = false;
  changed();
});

document.addEventListener('htmx:afterRequest', (event) => {
  if (event.detail.elt?.id !== 'live' || !event.detail.successful) return;
  haveSeen();
  const newest = newestEntry();
  if (newest && newest.id !== before.newest) {
    announce(say('new-message'));
    // What is being read stays where it is; a button leads to what came.
    if (newBelow()) newBelow().hidden = !isBelow(newest);
  } else if (unreadCount() > before.count) {
    announce(say('new-in-list'));
  }
});

function isBelow(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return top > innerHeight - 160 // hidden by the composer or a phone's lower bar
      || bottom > document.getElementById('conversation').getBoundingClientRect().bottom;
}

// Who begins to write after the newest entry came into view knows it. Who was writing already is stopped
// once by the server, as is who would have to scroll to it.
function haveSeen() {
  const conversation = document.getElementById('conversation');
  const newest = [...conversation?.querySelectorAll('.entry') ?? []].at(-1);
  const form = document.querySelector('form[data-composer]');
  if (!newest || !form?.elements.seen || form.elements.text.value || isBelow(newest)) return;
  form.elements.seen.value = conversation.dataset.seen;
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-new-below]');
  if (!button) return;
  newestEntry()?.scrollIntoView({ block: 'end' });
  button.hidden = true;
  haveSeen();
});

if (body.dataset.events) {
  if (navigator.locks && 'BroadcastChannel' in window) share(body.dataset.events);
  else listen(body.dataset.events, changed, false);
}
