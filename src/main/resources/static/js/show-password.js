// Each password field gets a button that shows what is typed. It is hidden again before it is sent, so that no
// browser keeps it among what was typed in other fields.
import { say } from './words.js';

const word = document.getElementById('words') ? say('show-password') : null;

for (const field of word ? document.querySelectorAll('input[type="password"]') : []) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button button-quiet show-password';
  button.textContent = word;
  button.setAttribute('aria-pressed', 'false');
  button.setAttribute('aria-controls', field.id);
  const show = (shown) => {
    field.type = shown ? 'text' : 'password';
    button.setAttribute('aria-pressed', String(shown));
  };
  button.addEventListener('click', () => show(field.type === 'password'));
  field.form?.addEventListener('submit', () => show(false));
  field.autocapitalize = 'none';
  field.spellcheck = false;
  field.after(button);
}
