/* Where a printed page is from, and when it was printed, by the reader's own clock: a page that
 * nobody changed is the same every day, so the day is not in it. */
(() => {
  const line = document.querySelector(".printed");
  if (!line) return;
  const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" });
  addEventListener("beforeprint", () => {
    const address = line.querySelector(".printed__address");
    address.textContent ||= location.origin + location.pathname;
    line.querySelector(".printed__day").textContent = line.dataset.printed.replace("{day}", day.format());
  });
})();
