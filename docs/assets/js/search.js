/* The search box by keyboard. Nothing of the search is loaded before the box is opened: then comes
 * Material's script, which brings the index. Material opens the box and asks; what it leaves out or does against the
 * reader is put right here:
 * - results are stops of the Tab key, not of arrows alone;
 * - a button opens it on a narrow screen, and says whether it is open;
 * - Escape closes it and gives focus back; Tab goes to the results instead of throwing focus away;
 * - letters are not shortcuts (WCAG 2.1.4), and Shift or Space on a result do not jump to the field;
 * - what is pasted or dictated is searched too: Material listens to keys alone. */
(() => {
  const toggle = document.getElementById("__search");
  const box = document.getElementById("search");
  const opener = document.querySelector(".search-button");
  if (!toggle || !box || !opener) return;
  const input = box.querySelector("input");
  let dismissed = false;

  const load = () => {
    if (!box.dataset.loads) return;
    const script = document.createElement("script");
    script.src = box.dataset.loads;
    delete box.dataset.loads;
    /* Material begins when the document is ready, which it has long been. */
    script.addEventListener("load", () => document.dispatchEvent(new Event("DOMContentLoaded")));
    document.head.append(script);
  };
  box.addEventListener("focusin", load);
  toggle.addEventListener("change", load);

  const set = (open) => toggle.checked !== open && toggle.click();
  const isShown = (element) => element.getClientRects().length > 0;

  const open = () => {
    dismissed = false;
    set(true);
    input.focus();
  };
  const dismiss = () => {
    dismissed = true;
    set(false);
    (isShown(opener) ? opener : input).focus();
  };

  /* Material opens the box whenever the field has focus, also when Escape gave it back. */
  toggle.addEventListener("change", () => {
    if (toggle.checked && dismissed) {
      toggle.checked = false; /* a click inside a click would be lost */
      toggle.dispatchEvent(new Event("change"));
    }
    opener.setAttribute("aria-expanded", String(toggle.checked));
  });
  opener.addEventListener("click", open);
  box.querySelector(".search-close").addEventListener("click", dismiss);
  box.addEventListener("pointerdown", () => { dismissed = false; });
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (!relatedTarget || box.contains(relatedTarget)) return;
    dismissed = false;
    set(false);
  });

  input.addEventListener("input", () => {
    dismissed = false;
    set(true);
    input.dispatchEvent(new KeyboardEvent("keyup"));
  });

  new MutationObserver(() => {
    for (const link of box.querySelectorAll("a[tabindex='-1']")) link.removeAttribute("tabindex");
  }).observe(box.querySelector(".md-search-result__list"), { childList: true, subtree: true });

  const isField = (element) => element.matches("input, textarea, select, [contenteditable]");
  const isForMaterial = (event) =>
    toggle.checked ? /^(Arrow(Up|Down)|Enter)$/.test(event.key) : event.key.length > 1 || isField(event.target);

  window.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.isComposing) return;
    if (event.key === "Escape" && toggle.checked) dismiss();
    if (!isForMaterial(event)) event.stopImmediatePropagation();
  }, { capture: true });
})();
