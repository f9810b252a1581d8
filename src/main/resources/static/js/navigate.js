// What htmx needs when it opens a thread beside the list (hx-boost on #threads).
import { showNewest } from './inbox.js';

const opens = (event) => event.detail.boosted || event.detail.requestConfig?.boosted;

// An answer from another address (sign-in after the session ended) or an error is a page of its own:
// go there as a plain link would have.
document.addEventListener('htmx:beforeSwap', (event) => {
  const { xhr, pathInfo } = event.detail;
  if (opens(event)) {
    // A live update may have taken the pressed row away, and with it what its list says of the swap.
    event.detail.selectOverride = '#pane';
    event.detail.swapOverride = 'outerHTML';
  }
  // A posted form says where it lands: <form data-lands="/tasks">.
  const lands = event.detail.requestConfig?.elt?.dataset?.lands;
  const came = new URL(xhr.responseURL || location.href).pathname;
  const asked = new URL(lands ?? pathInfo.finalRequestPath, location.href).pathname;
  if (came === asked && !event.detail.isError) return;
  event.detail.shouldSwap = false;
  if (xhr.status === 410) {
    // Given away while it was open: what is being written stays where it is.
    showGivenAway(xhr.responseText);
    return;
  }
  if (opens(event) || lands) location.assign(lands ?? pathInfo.finalRequestPath);
});

document.addEventListener('htmx:sendError', (event) => {
  if (opens(event)) location.assign(event.detail.pathInfo.finalRequestPath);
});

// The new thread starts at its newest entry, and its heading is read out.
document.addEventListener('htmx:afterSettle', (event) => {
  if (!opens(event) || event.target.id !== 'pane') return;
  document.querySelector('#pane h2')?.focus({ preventScroll: true });
  if (matchMedia('(max-width: 719px)').matches) window.scrollTo(0, 0);
  showNewest();
});

function showGivenAway(page) {
  const words = new DOMParser().parseFromString(page, 'text/html').querySelector('#departed p')?.textContent;
  const place = document.querySelector('.write');
  if (!words || !place || document.querySelector('[data-given-away]')) return;
  const notice = document.createElement('div');
  notice.className = 'notice notice-late';
  notice.dataset.givenAway = '';
  notice.setAttribute('role', 'alert');
  notice.textContent = `${words} What you write here is kept under Drafts, and not sent.`;
  place.prepend(notice);
}
