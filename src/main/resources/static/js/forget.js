// htmx keeps the last address in the browser's storage; it works without.
const forget = () => sessionStorage.removeItem('htmx-current-path-for-history');
document.addEventListener('htmx:pushedIntoHistory', forget);
forget();
