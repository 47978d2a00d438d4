/* The way back to the top: offered when the reader turns back far down the page. */
(() => {
  const button = document.querySelector(".top");
  if (!button) return;
  let before = scrollY;
  addEventListener("scroll", () => {
    button.hidden = scrollY > before || scrollY < innerHeight;
    before = scrollY;
  }, { passive: true });
  button.addEventListener("click", () => {
    scrollTo({ top: 0 });
    document.querySelector(".md-skip")?.focus({ preventScroll: true });
  });
})();
