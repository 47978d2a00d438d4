/* Answers questions of one page. Nothing is kept of them, and nothing is fetched but indexes and texts.
 *
 *   { setup: { base, language } }                 where the site stands, and the language of the page
 *   { id, question }  ->  { id, results, total, nearest, as }      twice: at once, and with excerpts
 *
 * A result is { address, anchor, title, note, heading, excerpt }; titles, headings and excerpts are lists of
 * [text, whether it was found]. `as` is the question as it was understood, where that is not as typed. */
(() => {
  const SHOWN = 10;
  let setup;
  const fetched = new Map();

  const json = (path) => {
    if (!fetched.has(path)) {
      const loading = fetch(new URL(path, setup.base), { credentials: "same-origin" }).then((response) => {
        if (!response.ok) throw new Error(`${path}: ${response.status}`);
        return response.json();
      });
      loading.catch(() => fetched.delete(path)); /* the next question tries again */
      fetched.set(path, loading);
    }
    return fetched.get(path);
  };

  const ready = new Map();
  const indexOf = async (language) => {
    const told = await json(`search/${language}/index.json`);
    if (!ready.has(language)) ready.set(language, indexes.read(told));
    return ready.get(language);
  };

  /* The texts of the sections of a page, from the piece that holds it. */
  const textsOf = async (number, index) => {
    let first = 0;
    const piece = index.pieces.findIndex((count) => number < (first += count) );
    const { edition, pages } = await json(`search/${index.language}/${piece}.json`);
    if (edition !== index.edition) throw new Error("texts of another edition");
    return pages[number - (first - index.pieces[piece])];
  };

  /* What a sister language found is shown in the language of the page, by its address. */
  const inLanguage = async ({ hits, language }) => {
    const own = await indexOf(setup.language);
    if (language === setup.language) return hits;
    const numbers = new Map(own.pages.map(({ address }, number) => [address, number]));
    return hits
      .filter(({ page }) => numbers.has(page.address))
      .map((hit) => {
        const number = numbers.get(hit.page.address);
        return { ...hit, number, page: own.pages[number], terms: [] };
      });
  };

  const result = ({ page, terms }, texts) => {
    const found = new Set(terms);
    const number = showing.section(page, texts, found);
    const [anchor, heading] = page.sections[number] ?? ["", ""];
    return {
      address: page.address,
      anchor,
      title: showing.marked(page.title, found),
      note: page.note ?? "",
      heading: showing.marked(heading, found),
      excerpt: texts ? showing.excerpt(texts[number], found) : [],
    };
  };

  const answer = async (data) => {
    const { id, question } = data;
    const found = await asking.answer(question, setup.language, indexOf);
    const index = await indexOf(setup.language);
    const all = await inLanguage(found);
    const hits = all.slice(0, SHOWN);
    const as = found.as === question ? "" : found.as;
    const nearest = hits.length ? [] : meaning.nearest(question, index);
    const told = { id, as, nearest, total: all.length };
    postMessage({ ...told, results: hits.map((hit) => result(hit)) });
    if (!hits.length || !isLatest(data)) return;
    /* Without a network the texts may be missing: then the titles have to do. */
    const texts = await Promise.all(hits.map(({ number }) => textsOf(number, index).catch(() => undefined)));
    postMessage({ ...told, results: hits.map((hit, at) => result(hit, texts[at])) });
  };

  /* Whoever types fast asks many questions: only the last one that has arrived is answered. */
  let latest;
  const isLatest = (question) => question === latest;
  const answered = (data) =>
    answer(data).catch((error) => isLatest(data) && postMessage({ id: data.id, failed: String(error) }));

  addEventListener("message", ({ data }) => {
    if (data.setup) {
      setup = data.setup;
      indexOf(setup.language).catch(() => {}); /* on its way while the question is being typed */
      return;
    }
    latest = data;
    setTimeout(() => isLatest(data) && answered(data));
  });
})();
