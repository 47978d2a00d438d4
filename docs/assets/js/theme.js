/* The theme is that of the device until the reader presses the button; only then is anything stored,
 * in the form that Material's line in the head of the page reads before anything is shown. */
(() => {
  const button = document.querySelector(".theme-button");
  const device = matchMedia("(prefers-color-scheme: dark)");
  const DARK = "slate";
  const LIGHT = "default";

  const chosen = () => {
    try {
      return __md_get("__palette")?.color?.scheme;
    } catch {} // a browser that stores nothing
  };
  const show = () => {
    const scheme = chosen() ?? (device.matches ? DARK : LIGHT);
    document.body.dataset.mdColorScheme = scheme;
    button.title = scheme === DARK ? button.dataset.toLight : button.dataset.toDark;
    button.setAttribute("aria-label", button.title);
  };

  button.addEventListener("click", () => {
    const scheme = document.body.dataset.mdColorScheme === DARK ? LIGHT : DARK;
    __md_set("__palette", { color: { scheme } });
    if (chosen() === scheme) show();
    else document.body.dataset.mdColorScheme = scheme; // for this page alone
  });
  device.addEventListener("change", show);
  show();
  button.hidden = false;
})();
