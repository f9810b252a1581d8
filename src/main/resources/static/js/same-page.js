// A page that keeps itself current takes only what is its own: never a sign-in page or a fault.
document.addEventListener('htmx:beforeSwap', (event) => {
  const { xhr, pathInfo, isError } = event.detail;
  const came = new URL(xhr.responseURL || location.href).pathname;
  const asked = new URL(pathInfo.finalRequestPath, location.href).pathname;
  if (came !== asked || isError) event.detail.shouldSwap = false;
});
