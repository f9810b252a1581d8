// Shows what is typed about the practice before it is saved.
const form = document.querySelector('[data-practice]');
const COLOUR = /^#?([0-9a-f]{6})$/i;

function show() {
  for (const shown of document.querySelectorAll('[data-preview]')) {
    shown.textContent = form.elements[shown.dataset.preview].value;
  }
  const other = form.elements.colour.value === 'other';
  const colour = COLOUR.exec((other ? form.elements.otherColour : form.elements.colour).value.trim());
  const style = document.querySelector('[data-preview-style]');
  // The server makes the tones, and none of a colour that could not be read.
  const address = `/settings/business/practice/preview.css?accent=${colour ? colour[1].toLowerCase() : ''}`;
  if (style.getAttribute('href') !== address) style.setAttribute('href', address);
}

if (form) {
  form.addEventListener('input', (event) => {
    if (event.target.id === 'otherColour') form.elements.colour.value = 'other';
    show();
  });
  // It is live already.
  form.querySelector('[data-preview-button]').hidden = true;
}
