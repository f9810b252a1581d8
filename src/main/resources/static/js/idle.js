// Says two minutes before a session ends that it will, and covers the page once it has. The times are the server's:
// another tab may have kept the session open meanwhile.
import { announce } from './announce.js';

const WARNING = 120;
const CHECK = 30;
const notice = document.getElementById('idle');
const cover = document.getElementById('ended');
let timer;
let due; // of this machine's clock, which may have slept

function again(seconds) {
  clearTimeout(timer);
  due = Date.now() + seconds * 1000;
  timer = setTimeout(look, Math.max(seconds, 1) * 1000);
}

// Without extending the session: nobody has done anything.
async function ask(method) {
  const background = method === 'GET' ? { 'Postern-Background': 'true' } : {};
  const body = method === 'POST' ? new URLSearchParams(new FormData(notice)) : undefined;
  const answer = await fetch('/session', { method, body, headers: background, redirect: 'manual' });
  if (!answer.ok) return answer.status === 401 || answer.type === 'opaqueredirect' ? { left: 0 } : undefined;
  const [left, person] = (await answer.text()).split(' ');
  return { left: Number(left), person };
}

async function look() {
  const session = await ask('GET').catch(() => undefined);
  if (!session) again(CHECK);
  else show(session);
}

function show({ left, person }) {
  // Somebody else who signed in in this browser must not see this page.
  if (left <= 0 || person !== notice.dataset.person) end();
  else {
    uncover();
    if (left > WARNING) {
      notice.hidden = true;
      again(left - WARNING);
    } else {
      warn();
      again(Math.min(left + 1, CHECK));
    }
  }
}

function warn() {
  if (!notice.hidden) return;
  notice.hidden = false;
  announce(document.getElementById('idle-words').textContent);
}

function uncover() {
  cover.hidden = true;
  document.body.classList.remove('covered');
}

function end() {
  clearTimeout(timer);
  notice.hidden = true;
  cover.hidden = false;
  document.body.classList.add('covered');
  const link = cover.querySelector('a');
  link.href = `${link.dataset.door}?to=${encodeURIComponent(location.pathname)}`;
  // In a tab of its own where something typed would be lost: this page is there again afterwards.
  if (hasText()) link.target = '_blank';
  announce(cover.textContent.trim());
}

const hasText = () => [...document.querySelectorAll('textarea, input:not([type="hidden"])')]
  .some((field) => field.value !== field.defaultValue);

notice?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const session = await ask('POST').catch(() => undefined);
  delete notice.dataset.sending;
  if (session) show(session);
});

// The machine has slept, or somebody comes back from another tab.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && (!cover.hidden || Date.now() > due)) look();
});

if (notice) again(Math.max(Number(notice.dataset.left) - WARNING, 1));
