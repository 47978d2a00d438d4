/* The search box: what is typed, pasted, dictated or filled in is asked of a worker, and shown.
 * - Nothing of search is fetched before the box is opened; nothing of a question is kept or sent.
 * - A late answer never replaces a newer one.
 * - A button opens the box on a narrow screen; Escape closes it and gives focus back.
 * - Titles come first, excerpts follow; links that are there already stay where they are. */
(() => {
  const toggle = document.getElementById("__search");
  const box = document.getElementById("search");
  const opener = document.querySelector(".search-button");
  if (!toggle || !box || !opener || !window.Worker) return;
  const input = box.querySelector("input");
  const status = box.querySelector("[role=status]");
  const list = box.querySelector("ol");
  const nothing = box.querySelector(".search-nothing");
  const words = JSON.parse(box.dataset.words);
  const language = document.documentElement.lang;
  const base = new URL(box.dataset.base, location.href);
  const initial = status.textContent;

  let worker;
  let asked = 0;
  let question = "";
  let shown = 0;
  let leaving = false;
  let dismissed = false;

  const isShown = (element) => element.getClientRects().length > 0;
  const set = (open) => {
    if (toggle.checked === open) return;
    toggle.checked = open;
    toggle.dispatchEvent(new Event("change"));
    opener.setAttribute("aria-expanded", String(open));
  };

  const start = () => {
    if (worker) return;
    worker = new Worker(new URL(box.dataset.worker, location.href));
    worker.postMessage({ setup: { base: base.href, language } });
    worker.addEventListener("message", ({ data }) => data.id === asked && answered(data));
    worker.addEventListener("error", () => show({ failed: true }));
  };

  const open = () => {
    dismissed = false;
    start();
    set(true);
    input.focus();
  };
  const dismiss = () => {
    dismissed = true;
    set(false);
    (isShown(opener) ? opener : input).focus();
  };

  /* "{count} результатів" by the plural of the language. */
  const counted = (count) =>
    words[new Intl.PluralRules(language).select(count)].replace("{count}", count.toLocaleString(language));

  const pieces = (parts) =>
    parts.map(([text, found]) => {
      if (!found) return document.createTextNode(text);
      const mark = document.createElement("mark");
      mark.textContent = text;
      return mark;
    });

  const filled = (element, ...parts) => {
    element.replaceChildren(...parts);
    return element;
  };

  const made = (name, className) => Object.assign(document.createElement(name), { className });

  /* One result; what is there for the same page is filled again, so focus stays. */
  const item = (result, existing) => {
    const entry = existing ?? made("li", "md-search-result__item");
    entry.dataset.address = result.address;
    const link = entry.querySelector("a") ?? entry.appendChild(made("a", "md-search-result__link"));
    link.href = new URL(result.address + (result.anchor ? `#${result.anchor}` : ""), new URL(words.prefix, base)).href;
    const title = filled(made("span", "search-result__title"), ...pieces(result.title));
    const heading = filled(made("span", "search-result__section"), ...pieces(result.heading));
    const excerpt = filled(made("span", "search-result__excerpt"), ...pieces(result.excerpt));
    const note = filled(made("span", "search-result__note"), ...pieces(result.note ? [[result.note]] : []));
    filled(link, ...[title, note, heading, excerpt].filter((part) => part.childNodes.length));
    return entry;
  };

  const instead = (nearest) =>
    nearest.map((word) => {
      const button = Object.assign(made("button", "search-nearest__word"), { type: "button", textContent: word });
      button.addEventListener("click", () => {
        input.value = word;
        input.focus();
        ask();
      });
      return button;
    });

  const show = ({ results = [], nearest = [], as = "", total = 0, failed }) => {
    if (failed) question = "";
    const known = new Map([...list.children].map((entry) => [entry.dataset.address, entry]));
    const entries = results.map((result) => item(result, known.get(result.address)));
    const isSame = entries.length === list.children.length && entries.every((entry, at) => entry === list.children[at]);
    if (!isSame) list.replaceChildren(...entries);
    status.textContent = failed ? words.failed : results.length ? counted(total) : words.nothing;
    if (total > results.length) status.textContent += ` ${words.first.replace("{count}", results.length)}`;
    if (as && results.length) status.textContent += ` ${words.as.replace("{question}", as)}`;
    nothing.hidden = results.length > 0;
    const suggested = nothing.querySelector(".search-nearest");
    suggested.hidden = !nearest.length;
    filled(suggested.querySelector("span"), ...instead(nearest));
  };

  /* Enter goes to the first answer to what stands in the box, as soon as it is there. */
  const leave = () => {
    leaving = shown !== asked;
    if (!leaving) list.querySelector("a")?.click();
  };
  const answered = (data) => {
    show(data);
    shown = data.id;
    if (leaving) leave();
  };

  const clear = () => {
    shown = ++asked;
    question = "";
    list.replaceChildren();
    nothing.hidden = true;
    status.textContent = initial;
  };

  const ask = () => {
    dismissed = false;
    start();
    set(true);
    /* Leaving the field tells of a change once more: what is shown then stays, under the finger too. */
    if (question === input.value.trim()) return;
    question = input.value.trim();
    leaving = false;
    if (question) worker.postMessage({ id: ++asked, question });
    else clear();
  };

  opener.addEventListener("click", open);
  input.addEventListener("focus", () => {
    start();
    if (!dismissed) set(true);
  });
  for (const event of ["input", "change"]) input.addEventListener(event, ask);
  box.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    leave();
  });
  box.querySelector("form").addEventListener("reset", () => {
    clear();
    input.focus();
  });
  box.querySelector(".search-close").addEventListener("click", dismiss);
  box.addEventListener("pointerdown", () => {
    dismissed = false;
  });
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (!relatedTarget || box.contains(relatedTarget)) return;
    dismissed = false;
    set(false);
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!box.contains(target) && !opener.contains(target)) set(false);
  });

  /* Arrows walk the results as Tab does; Escape leaves. */
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && toggle.checked) {
      event.preventDefault();
      dismiss();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [input, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    stops[Math.max(0, Math.min(stops.length - 1, at + step))].focus();
  });
})();
