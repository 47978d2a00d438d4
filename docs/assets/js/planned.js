/* Sessions whose last day has passed since the page was made, by the reader's own clock.
 * Without JavaScript the page says what held on the day it was made. All words stand in the page.
 *
 * The day is that of Chișinău, where sessions are held and end, whatever zone the device is set to.
 * A clock that is behind (1970 after a flat battery) changes nothing, because nothing has passed on
 * it; one that is far ahead is not believed. */
(() => {
  const YEARS_BELIEVED = 5;
  const statuses = document.querySelectorAll("[data-planned-until]");
  if (!statuses.length) return;

  const yearsAfter = (day) => `${Number(day.slice(0, 4)) + YEARS_BELIEVED}${day.slice(4)}`;

  const hasPassed = (item) => item.querySelector(".planned__status--passed") !== null;

  const lists = [...document.querySelectorAll("ul.planned")].map((list) => [list, [...list.children]]);

  /* What has passed goes to the end of its list, in order, and the sentence above says so. */
  const arrange = ([list, items]) => {
    const passed = items.filter(hasPassed);
    const left = items.filter((item) => !hasPassed(item));
    const state = document.querySelector("[data-planned-some]");
    if (!passed.length || !state) return;
    state.textContent = left.length ? state.dataset.plannedSome : state.dataset.plannedNone;
    list.append(...left, ...passed);
  };

  const tell = () => {
    const day = dayInChisinau();
    for (const status of statuses) {
      const until = status.dataset.plannedUntil;
      if (day > until && day < yearsAfter(until)) {
        status.textContent = status.dataset.plannedPassed;
        status.classList.add("planned__status--passed");
      }
    }
    lists.forEach(arrange);
  };

  tell();
  /* A tab that stays open for days is told again when the reader comes back to it. */
  document.addEventListener("visibilitychange", tell);
})();
