/* Finds the section of a dictated code in the list on the page; nothing leaves the page. */
(() => {
  const form = document.querySelector(".code-form");
  if (!form) return;
  const DAMM = [
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
  ];
  const sections = new Map();
  for (const link of document.querySelectorAll(".section-codes a")) {
    sections.set(link.textContent.replace(/\D/g, ""), link.href);
  }
  const wrong = (digits) => {
    if (!digits) return "empty";
    if (digits.length !== 8) return "length";
    let state = 0;
    for (const digit of digits) state = Number(DAMM[state][digit]);
    if (state) return "misheard";
    return sections.has(digits) ? "" : "unknown";
  };
  const input = form.querySelector("input");
  const error = form.querySelector("[role=alert]");
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const digits = input.value.replace(/\D/g, "");
    const message = wrong(digits);
    error.textContent = message ? form.dataset[message] : "";
    input.setAttribute("aria-invalid", String(Boolean(message)));
    if (message) input.focus();
    else location.assign(sections.get(digits));
  });
})();
