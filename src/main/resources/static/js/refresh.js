// A page that refreshes itself keeps what its reader did to it: ticked boxes, open menus, a choice not yet sent.
const kept = {
  checked: () => true,
  open: (element) => element.matches('details'),
  value: (element) => element.closest('details[open]') !== null,
};

if (window.Idiomorph) {
  // What was new when the page was opened stays marked while it is read.
  Idiomorph.defaults.callbacks.beforeNodeRemoved = (node) => !node.matches?.('[data-stays]');
  Idiomorph.defaults.callbacks.beforeAttributeUpdated = (name, element) => !kept[name]?.(element);
}
