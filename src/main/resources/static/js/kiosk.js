// A tablet at the front desk. Nothing is left for the next person: forms are sent and languages changed
// without a step in the browser's history, and everything is forgotten after a minute without a touch.
const WARNING = 10;
const start = document.body.dataset.start;
let lastTouch = Date.now();
let busy = false;

const kiosk = () => document.querySelector('#kiosk');
const fields = () => [...kiosk().querySelectorAll('.input')];

function forget() {
  for (const field of fields()) field.value = '';
  location.replace(start);
}

// Then there is nothing to forget, and the page may stay.
function isUntouched() {
  return location.search === ''
    && !kiosk().querySelector('[data-sent], [aria-invalid], .notice-error:not([hidden])')
    && fields().every((field) => field.value === '');
}

function tick() {
  const passed = (Date.now() - lastTouch) / 1000;
  const left = Math.ceil(Number(kiosk().dataset.idle) - passed);
  const ending = kiosk().querySelector('[data-ending]');
  const warns = left <= WARNING && !isUntouched();
  if (warns && left <= 0) {
    forget();
    return;
  }
  ending.querySelector('[data-left]').textContent = warns ? String(left) : '';
  ending.hidden = !warns;
}

function touched() {
  lastTouch = Date.now();
}

async function show(address, options, keep) {
  if (busy) return;
  busy = true;
  touched();
  try {
    const answer = await fetch(address, { cache: 'no-store', ...options });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const next = page.querySelector('#kiosk');
    if (!next) throw new Error('not a page of the kiosk');
    const typed = keep ? fields().map((field) => [field.id, field.value]) : [];
    document.documentElement.lang = page.documentElement.lang;
    document.title = page.title;
    kiosk().replaceWith(document.adoptNode(next));
    for (const [id, value] of typed) {
      const field = document.getElementById(id);
      if (field) field.value = value;
    }
    (kiosk().querySelector('[aria-invalid]') ?? kiosk().querySelector('h1')).focus();
    touched();
  } catch {
    kiosk().querySelector('[data-offline]').hidden = false;
  } finally {
    busy = false;
  }
}

document.addEventListener('submit', (event) => {
  event.preventDefault();
  const form = event.target;
  show(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }, false);
});

document.addEventListener('click', (event) => {
  const link = event.target.closest('a');
  if (!link) return;
  event.preventDefault();
  if (link.matches('[data-language]')) {
    history.replaceState(null, '', link.href);
    show(link.href, {}, true);
  } else {
    forget();
  }
});

for (const kind of ['pointerdown', 'keydown', 'input', 'scroll']) {
  document.addEventListener(kind, touched, { capture: true, passive: true });
}
// A page that the browser kept would still hold what was typed.
addEventListener('pageshow', (event) => event.persisted && forget());
setInterval(tick, 250);
