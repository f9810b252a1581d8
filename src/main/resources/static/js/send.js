// No form is sent twice by a double click, and Ctrl+Enter sends a message.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post') return;
  if (form.dataset.sending) {
    event.preventDefault();
    return;
  }
  form.dataset.sending = 'true';
  // Not `disabled`: that would leave the pressed button's own name out of the post, and lose the focus.
  event.submitter?.setAttribute('aria-disabled', 'true');
  event.submitter?.setAttribute('aria-busy', 'true');
});

function ready(form) {
  delete form.dataset.sending;
  for (const button of form.querySelectorAll('[aria-busy]')) {
    button.removeAttribute('aria-disabled');
    button.removeAttribute('aria-busy');
  }
}

// Back to a page that the browser had kept as it was, sending and all.
window.addEventListener('pageshow', () => document.querySelectorAll('form[data-sending]').forEach(ready));

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  const form = event.target.form?.closest('form[data-composer]');
  if (!form) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector('[data-send]'));
});
