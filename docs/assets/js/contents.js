/* Marks in the table of contents where the reader is, and keeps the mark in sight. */
(() => {
  const contents = document.querySelector(".md-nav--secondary");
  const links = contents ? [...contents.querySelectorAll("a[href^='#']")] : [];
  const parts = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  if (!parts.some(Boolean)) return;
  const scrolled = contents.closest(".md-sidebar__scrollwrap");
  /* A heading counts when it has come close to the header. */
  const NEAR = 120;
  let marked = null;

  const mark = () => {
    if (!contents.offsetParent) return;
    const here = links[parts.findLastIndex((part) => part && part.getBoundingClientRect().top < NEAR)] || null;
    if (here === marked) return;
    marked?.classList.remove("md-nav__link--active");
    here?.classList.add("md-nav__link--active");
    marked = here;
    if (here && scrolled) scrolled.scrollTop = here.offsetTop - scrolled.clientHeight / 2;
  };

  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
  }, { passive: true });
  mark();
})();
