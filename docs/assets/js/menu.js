/* The menu as a popover works by itself; a script only closes it when the reader has gone elsewhere. */
(() => {
  const menu = document.getElementById("menu");
  if (!menu || !menu.hidePopover) return;
  const close = () => menu.matches(":popover-open") && menu.hidePopover();
  const isElsewhere = (target) => !menu.contains(target) && !target.matches("[popovertarget=menu]");

  document.addEventListener("focusin", (event) => isElsewhere(event.target) && close());
  /* A link to a section of this page. */
  menu.addEventListener("click", (event) => event.target.closest("a") && close());
  /* A window that became wide shows the menu beside the page. */
  matchMedia("(min-width: 76.25em)").addEventListener("change", close);
})();
