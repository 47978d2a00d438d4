/* Tables that can be sorted: every head of a column of `table.index` becomes a button.
 * Without JavaScript the table stays as it was made. The totals stand in <tfoot> and stay.
 * Pattern: https://www.w3.org/WAI/ARIA/apg/patterns/table/examples/sortable-table/ */
(() => {
  const language = document.documentElement.lang || "ro";
  const compare = new Intl.Collator(language, { numeric: true }).compare;
  const grouped = /(\d)[.\u00a0\u202f\u2009 ](?=\d{3}(?!\d))/g;

  /* The first number in a cell; null for "?", "[c]", a dash or words. */
  const number = (text) => {
    const found = text.replace(grouped, "$1").match(/\d+(?:[.,]\d+)?/);
    return found ? Number(found[0].replace(",", ".")) : null;
  };

  const text = (row, column) => row.cells[column].textContent.trim();

  /* Numbers by size, the rest by the alphabet; what has no number stays last both ways. */
  const order = (column, byNumber, direction) => (a, b) => {
    if (!byNumber) return direction * compare(text(a, column), text(b, column));
    const [x, y] = [number(text(a, column)), number(text(b, column))];
    if (x === null || y === null) return (x === null) - (y === null);
    return direction * (x - y);
  };

  const sort = (table, head, column) => {
    const byNumber = head.classList.contains("align-right");
    const first = byNumber ? "descending" : "ascending";
    const second = byNumber ? "ascending" : "descending";
    const next = head.getAttribute("aria-sort") === first ? second : first;
    for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", next);
    const rows = [...table.tBodies[0].rows];
    rows.sort(order(column, byNumber, next === "ascending" ? 1 : -1));
    table.tBodies[0].append(...rows);
  };

  for (const table of document.querySelectorAll("table.index")) {
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort__button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => sort(table, head, column));
    });
  }
})();
