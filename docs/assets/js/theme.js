/* One button for the theme, named by what it does. The device decides until a reader has chosen;
 * a choice is kept on the device, and nothing else is. The line of script in the header applies it
 * before the first word is shown. */
(() => {
  const button = document.querySelector(".theme-button");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const body = document.body;

  const chosen = () => {
    try {
      return __md_get("__palette")?.color?.scheme;
    } catch {
      return null; /* storage may be forbidden */
    }
  };
  const show = (scheme) => {
    const isDark = scheme === "slate";
    body.dataset.mdColorScheme = scheme;
    body.dataset.mdColorMedia = `(prefers-color-scheme: ${isDark ? "dark" : "light"})`;
    if (!button) return;
    button.title = isDark ? button.dataset.toLight : button.dataset.toDark;
    button.setAttribute("aria-label", button.title);
  };
  const follow = () => show(chosen() || (dark.matches ? "slate" : "default"));

  follow();
  dark.addEventListener("change", follow); /* at dusk */
  document.documentElement.classList.replace("no-js", "js");
  if (!button) return;
  button.addEventListener("click", () => {
    show(body.dataset.mdColorScheme === "slate" ? "default" : "slate");
    const { mdColorScheme: scheme, mdColorMedia: media } = body.dataset;
    __md_set("__palette", { color: { scheme, media } });
  });
  button.hidden = false;
})();
