/* One button for the theme; Material's own radio buttons, which stay hidden, do the work. */
(() => {
  const button = document.querySelector(".theme-button");
  const choices = [...document.querySelectorAll("[name=__palette]")];
  if (!button || choices.length < 2) return;
  const isDark = () => document.body.dataset.mdColorScheme === "slate";
  const show = () => button.setAttribute("aria-pressed", String(isDark()));

  button.addEventListener("click", () => {
    const wanted = isDark() ? "default" : "slate";
    choices.find((choice) => choice.dataset.mdColorScheme === wanted).click();
  });
  /* The device may change its theme at dusk. */
  new MutationObserver(show).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
  show();
  button.hidden = false;
})();
