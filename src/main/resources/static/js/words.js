// What scripts say, in the language of the page: the page holds
// <template id="words"><span data-word="key">text {0}</span></template>, which nobody reads by itself.
export function say(key, ...values) {
  const words = document.getElementById('words');
  const text = words?.content.querySelector(`[data-word="${key}"]`)?.textContent ?? '';
  return text.replace(/\{(\d)\}/g, (place, index) => values[index] ?? place);
}
