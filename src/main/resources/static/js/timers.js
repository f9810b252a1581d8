// What a page shows for a while only: the seconds in which a message can be taken back
// (<span data-countdown="time">), and what is not true any more after a time (<p data-expires="time">).
// Times are milliseconds, as the server's clock has them.
const madeAt = Number(new URLSearchParams(document.body.dataset.events?.split('?')[1]).get('made'));
// The clock of this machine may be wrong: time is counted from when the server made the page.
const ahead = madeAt ? Date.now() - madeAt : 0;

function tick() {
  const now = Date.now() - ahead;
  for (const span of document.querySelectorAll('[data-countdown]')) {
    const left = Math.ceil((Number(span.dataset.countdown) - now) / 1000);
    span.textContent = left > 0 ? ` in ${left} s` : '';
  }
  for (const element of document.querySelectorAll('[data-expires]')) {
    if (Number(element.dataset.expires) < now) element.remove();
  }
}

setInterval(tick, 500);
tick();
