/* Facts whose last day has passed since the page was made, by the reader's own clock: an old copy
 * of a page, on paper or on a phone without a connection, must not go on promising.
 * All words stand in the page; nothing is stored and nothing is asked of a server.
 *
 * The day is that of Chișinău, whatever zone the device is set to. A clock that is behind marks
 * nothing; unlike a session, a fact stays expired however far ahead the clock is. */
(() => {
  const facts = document.querySelectorAll("[data-valid-until]");
  if (!facts.length) return;

  const note = (fact) => {
    const made = document.createElement("span");
    made.className = "fact__expired";
    made.setAttribute("role", "note");
    made.textContent = fact.dataset.expired;
    return made;
  };

  const tell = () => {
    const day = dayInChisinau();
    for (const fact of facts) {
      if (day > fact.dataset.validUntil && !fact.classList.contains("fact--expired")) {
        fact.classList.add("fact--expired");
        fact.after(" ", note(fact));
      }
    }
  };

  tell();
  /* A tab that stays open for days is told again when the reader comes back to it. */
  document.addEventListener("visibilitychange", tell);
})();
