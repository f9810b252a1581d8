// Tasks: days at a press, and what was done from the list is read out.
import { announce } from './announce.js';

// <button data-fill="#due" data-value="2026-11-24">; hidden where no script could fill the field.
for (const row of document.querySelectorAll('[data-quick]')) row.hidden = false;

document.addEventListener('click', ({ target }) => {
  const button = target.closest('[data-fill]');
  const field = button && document.querySelector(button.dataset.fill);
  if (field) field.value = button.dataset.value;
});

document.addEventListener('htmx:afterRequest', ({ detail }) => {
  const form = detail.requestConfig?.elt;
  if (!detail.successful || !form?.dataset.says) return;
  announce(form.dataset.says);
  // The row went away with its button: the focus goes on with the list, for those who use keys.
  if (!document.activeElement || document.activeElement === document.body) {
    document.querySelector('#tasks .task-row button')?.focus({ preventScroll: true });
  }
});
