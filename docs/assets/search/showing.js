/* What of a page is shown among the results: its best section, an excerpt, the words that were found. */
const showing = (() => {
  const EXCERPT = 180; /* letters */
  const BEFORE = 50; /* letters before the first word that was found */
  const WORD = /[\p{L}\d]+(?:['’ʼ/-][\p{L}\d]+)*/gu;

  /* "Про захист" -> [["Про ", false], ["захист", true]] */
  const marked = (text, terms) => {
    const pieces = [];
    let end = 0;
    for (const { 0: word, index } of text.matchAll(WORD)) {
      if (!analysis.words(word).some((part) => terms.has(part))) continue;
      if (index > end) pieces.push([text.slice(end, index), false]);
      pieces.push([word, true]);
      end = index + word.length;
    }
    if (end < text.length) pieces.push([text.slice(end), false]);
    return pieces;
  };

  /* Where the excerpt begins that holds most of what was asked. */
  const start = (text, terms) => {
    const found = [...text.matchAll(WORD)].filter(({ 0: word }) => analysis.words(word).some((part) => terms.has(part)));
    const inside = (from) => new Set(found.filter(({ index }) => index >= from && index < from + EXCERPT - BEFORE).map(({ 0: word }) => analysis.folded(word))).size;
    const best = found.reduce((most, { index }) => (inside(index) > inside(most) ? index : most), found[0]?.index ?? 0);
    return best;
  };

  const excerpt = (text, terms) => {
    const first = start(text, terms);
    let from = first > BEFORE ? text.indexOf(" ", first - BEFORE) + 1 : 0;
    if (from > first) from = first;
    let to = text.length;
    if (text.length - from > EXCERPT) to = text.lastIndexOf(" ", from + EXCERPT);
    if (to <= from) to = from + EXCERPT;
    const cut = text.slice(from, to).trim();
    return marked(`${from ? "… " : ""}${cut}${to < text.length ? " …" : ""}`, terms);
  };

  /* The section that says most of what was asked, by its heading and, once it is there, its text. */
  const section = (page, texts, terms) => {
    const tells = (words) => [...new Set(words)].filter((word) => terms.has(word)).length;
    const title = new Set(analysis.words(page.title));
    let best = 0;
    let most = 0;
    page.sections.forEach(([, heading], number) => {
      const more = analysis.words(heading).filter((word) => !title.has(word));
      const told = 2 * tells(more) + (texts ? tells(analysis.words(texts[number])) : 0);
      if (told > most) [best, most] = [number, told];
    });
    return best;
  };

  return { marked, excerpt, section };
})();
