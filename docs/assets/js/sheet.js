/* The button that prints a sign-in sheet; without JavaScript it stays hidden. */
(() => {
  for (const button of document.querySelectorAll(".sheet-print")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
})();
