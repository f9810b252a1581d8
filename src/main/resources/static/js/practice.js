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
  if (style.getAttribute('href') === address) return;
  style.setAttribute('href', address);
  judge(colour ? address : null);
}

// Says that a colour is too light as soon as it is typed whole.
async function judge(address) {
  let tones = '{';
  try {
    if (address !== null) tones = await (await fetch(address)).text();
  } catch {
    return; // saving says it, too
  }
  const now = document.querySelector('[data-preview-style]').getAttribute('href');
  if (address !== null && now !== address) return;
  const tooLight = !tones.includes('{');
  document.getElementById('otherColour-error')?.remove();
  document.getElementById('colour-light').hidden = !tooLight;
  const field = form.elements.otherColour;
  if (tooLight) {
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', 'otherColour-hint colour-light');
  } else {
    field.removeAttribute('aria-invalid');
    field.setAttribute('aria-describedby', 'otherColour-hint');
  }
}

if (form) {
  form.addEventListener('input', (event) => {
    if (event.target.id === 'otherColour') form.elements.colour.value = 'other';
    show();
  });
  // It is live already.
  form.querySelector('[data-preview-button]').hidden = true;
}
