// What scripts say, in the language of the page: the page holds <span data-word="key">text {0}</span>.
export function say(key, ...values) {
  const text = document.querySelector(`#words [data-word="${key}"]`)?.textContent ?? '';
  return text.replace(/\{(\d)\}/g, (place, index) => values[index] ?? place);
}
