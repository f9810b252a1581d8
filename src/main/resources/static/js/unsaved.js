// Asks before somebody leaves a page with changes in a form that keeps no draft.
const texts = 'textarea, input:not([type]), input[type="text"], input[type="email"], input[type="number"], '
    + 'input[type="date"], input[type="time"]';

function isChanged(form) {
  return form.method === 'post' && !form.dataset.sending && !form.dataset.draftUrl
      && !form.matches('[role="search"]') && !form.querySelector('[type="password"]')
      && [...form.querySelectorAll(texts)].some((field) => field.value !== field.defaultValue);
}

window.addEventListener('beforeunload', (event) => {
  if ([...document.forms].some(isChanged)) event.preventDefault();
});
