/* An index as hooks/portal/search/indexes.py writes it, made ready for questions.
 * MiniSearch is given what it would have serialised itself, so nothing is indexed here. */
const indexes = (() => {
  const VERSION = 1;
  const FIELDS = ["title", "headings", "text"];
  const DISTANCES = "0123456789abcdefgijklmnopqrsuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const LONGER = { _: 2, "-": 3 };
  const SIGNS = { t: 0, h: 1 };

  /* "0захист 6у" -> ["захист", "захисту"] */
  const lengthened = (shortened) => {
    let before = "";
    return shortened.split(" ").map((word) => (before = before.slice(0, parseInt(word[0], 36)) + word.slice(1)));
  };

  /* "3t1" -> { 0: { 2: 1 }, 2: { 2: 1, 3: 1 } }: by field, by page */
  const placed = (places) => {
    const fields = { 2: {} };
    let page = -1;
    for (let at = 0; at < places.length; ) {
      const more = LONGER[places[at]];
      if (more) at++;
      let distance = 0;
      for (const end = at + (more ?? 1); at < end; at++) distance = distance * DISTANCES.length + DISTANCES.indexOf(places[at]);
      page += distance;
      fields[2][page] = 1;
      for (; SIGNS[places[at]] !== undefined; at++) (fields[SIGNS[places[at]]] ??= {})[page] = 1;
    }
    return fields;
  };

  const grouped = (words, key) => {
    const groups = new Map();
    for (const word of words) {
      const name = key(word);
      const group = groups.get(name);
      if (group) group.push(word);
      else groups.set(name, [word]);
    }
    return groups;
  };

  const engine = (told, words) => {
    const places = told.places.split(" ");
    const ids = Object.fromEntries(told.pages.map((_, number) => [number, number]));
    const sums = FIELDS.map((_, field) => told.lengths.reduce((sum, lengths) => sum + lengths[field], 0));
    return MiniSearch.loadJS(
      {
        documentCount: told.pages.length,
        nextId: told.pages.length,
        documentIds: ids,
        fieldIds: Object.fromEntries(FIELDS.map((field, number) => [field, number])),
        fieldLength: Object.fromEntries(told.lengths.map((lengths, number) => [number, lengths])),
        averageFieldLength: sums.map((sum) => sum / Math.max(1, told.pages.length)),
        storedFields: {},
        dirtCount: 0,
        index: words.map((word, number) => [word, placed(places[number])]),
        serializationVersion: 2,
      },
      { fields: FIELDS, tokenize: (text) => [text], processTerm: (word) => word },
    );
  };

  /* One bit a letter: words that differ in few letters differ in few bits, which is quick to see. */
  const letters = (word) => {
    let bits = 0;
    for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
    return bits;
  };

  /* Groups of words that mean the same, by the stem of each: "дитсадок, дитячий садок". */
  const meaningTheSame = (groups, language) => {
    const stop = analysis.stopWords(language);
    const stem = (word) => analysis.stems(word, language)[0];
    const known = new Map();
    for (const group of groups) {
      const names = group.split(", ").map((name) => analysis.words(name).filter((word) => !stop.has(word)));
      for (const name of names) {
        const key = name.map(stem).join(" ");
        known.set(key, [...(known.get(key) ?? []), ...names.filter((other) => other !== name)]);
      }
    }
    known.delete("");
    return known;
  };

  const read = (told) => {
    if (told.version !== VERSION) throw new Error(`An index of version ${told.version}`);
    const { language, pages } = told;
    const words = lengthened(told.words);
    const spoken = words.filter((word) => !/\d/u.test(word));
    const stems = new Map(spoken.map((word) => [word, analysis.stems(word, language)]));
    const looks = spoken.map((word) => [word, letters(word), stems.get(word)[0], letters(stems.get(word)[0])]);
    return {
      language,
      words,
      spoken,
      looks,
      known: new Set(words),
      byStem: grouped(spoken, (word) => stems.get(word)[0]),
      byRoot: grouped(spoken, (word) => stems.get(word)[1]),
      synonyms: meaningTheSame(told.synonyms, language),
      pages: pages.map(([address, title, weight, sections, note]) => ({ address, title, weight, sections, note })),
      pieces: told.pieces,
      edition: told.edition,
      engine: engine(told, words),
    };
  };

  return { letters, read };
})();
