/* A quick way out, after GOV.UK's "Exit this page": the page goes blank at once, its entry in the
   history of the tab becomes the other site, and Shift pressed three times does the same. */
(() => {
  const bar = document.querySelector(".exit");
  if (!bar) return;
  const MOST = 5000; // milliseconds between two presses, as GOV.UK has it
  const told = bar.querySelector(".exit__told");
  const target = bar.querySelector("[data-exit]").href;
  let presses = 0;
  let isModifier = false;
  let timer = 0;

  const blank = () => {
    const leaving = document.createElement("p");
    leaving.className = "exit-leaving";
    leaving.setAttribute("role", "alert");
    document.documentElement.classList.add("exit-blank");
    document.body.append(leaving);
    leaving.textContent = bar.dataset.leaving; // after it was added: screen readers miss it otherwise
    document.title = new URL(target).hostname;
    for (const icon of document.querySelectorAll("link[rel~='icon']")) icon.href = "data:,";
  };

  const leave = () => {
    blank();
    try {
      // Should the other site not answer, the address bar and Reload no longer lead here.
      history.replaceState(null, "", bar.dataset.home);
    } catch {} // a page opened from a file has no other address
    location.replace(target);
  };

  const forget = (message) => {
    clearTimeout(timer);
    presses = 0;
    told.textContent = message;
    if (message) timer = setTimeout(forget, MOST, "");
  };

  for (const link of document.querySelectorAll("[data-exit]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      leave();
    });
  }

  // Shift with a letter is two keys let go: the letter, with Shift held, and then Shift.
  document.addEventListener("keyup", (event) => {
    if (event.key === "Shift" && !isModifier) {
      presses += 1;
      if (presses === 3) return leave();
      told.textContent = presses === 1 ? bar.dataset.two : bar.dataset.one;
      clearTimeout(timer);
      timer = setTimeout(forget, MOST, bar.dataset.over);
    } else if (presses) {
      forget(bar.dataset.over);
    }
    isModifier = event.shiftKey;
  }, true);

  if (matchMedia("(any-hover: hover)").matches) bar.querySelector(".exit__shift").hidden = false;
})();
