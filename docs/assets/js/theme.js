<<<<<<< HEAD
/* The theme is that of the device until the reader presses the button; only then is anything stored,
 * in the form that Material's line in the head of the page reads before anything is shown. */
(() => {
  const button = document.querySelector(".theme-button");
  const device = matchMedia("(prefers-color-scheme: dark)");
  const DARK = "slate";
  const LIGHT = "default";
=======
/* One button for the theme, named by what it does. The device decides until a reader has chosen;
 * a choice is kept on the device, and nothing else is. The line of script in the header applies it
 * before the first word is shown. */
(() => {
  const button = document.querySelector(".theme-button");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const body = document.body;
>>>>>>> main

  const chosen = () => {
    try {
      return __md_get("__palette")?.color?.scheme;
<<<<<<< HEAD
    } catch {} // a browser that stores nothing
  };
  const show = () => {
    const scheme = chosen() ?? (device.matches ? DARK : LIGHT);
    document.body.dataset.mdColorScheme = scheme;
    button.title = scheme === DARK ? button.dataset.toLight : button.dataset.toDark;
=======
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
>>>>>>> main
    button.setAttribute("aria-label", button.title);
  };
  const follow = () => show(chosen() || (dark.matches ? "slate" : "default"));

  follow();
  dark.addEventListener("change", follow); /* at dusk */
  document.documentElement.classList.replace("no-js", "js");
  if (!button) return;
  button.addEventListener("click", () => {
<<<<<<< HEAD
    const scheme = document.body.dataset.mdColorScheme === DARK ? LIGHT : DARK;
    __md_set("__palette", { color: { scheme } });
    if (chosen() === scheme) show();
    else document.body.dataset.mdColorScheme = scheme; // for this page alone
  });
  device.addEventListener("change", show);
  show();
=======
    show(body.dataset.mdColorScheme === "slate" ? "default" : "slate");
    const { mdColorScheme: scheme, mdColorMedia: media } = body.dataset;
    __md_set("__palette", { color: { scheme, media } });
  });
>>>>>>> main
  button.hidden = false;
})();
