/* One button for the theme, named by what it does; Material's own radio buttons, which stay hidden,
 * do the work. */
(() => {
  const button = document.querySelector(".theme-button");
  const choices = [...document.querySelectorAll("[name=__palette]")];
  if (!button || choices.length < 2) return;
  const isDark = () => document.body.dataset.mdColorScheme === "slate";
  const name = () => {
    button.title = isDark() ? button.dataset.toLight : button.dataset.toDark;
    button.setAttribute("aria-label", button.title);
  };

  button.addEventListener("click", () => {
    const wanted = isDark() ? "default" : "slate";
    choices.find((choice) => choice.dataset.mdColorScheme === wanted).click();
  });
  /* The device may change its theme at dusk. */
  new MutationObserver(name).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
  name();
  button.hidden = false;
})();
