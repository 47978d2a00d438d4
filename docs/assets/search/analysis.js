/* What a text is looked up by: folded words, act numbers, telephone numbers, stems.
 * The same as hooks/portal/search/analysis.py, from the same tables; what both must give
 * stands in tests/cases/search/analysis.yml. */
const analysis = (() => {
  const dropped = new RegExp(`[${TABLES.dropped}]`, "gu");
  const NUMBERED =
    /(?<![\p{L}\d])(\d{1,4}(?:-\p{L})?)\s+(?:din|от|від)\s+(?:\d{1,2}[.\s]+[\p{L}\d]+[.\s]+)?(\d{4})(?!\d)/gu;
  const TOKEN = /\d{1,4}(?:-\p{L})?\/\d{2,4}(?!\d)|\+?\d[\d\s().-]{4,}\d|[\p{L}\d]+(?:-[\p{L}\d]+)*/gu;
  const GROUPED = /^\+?\d[\d\s().-]*$/u;
  const SHORTEST_TELEPHONE = 6;

  const folded = (text) =>
    [...text.normalize("NFC").toLowerCase().replace(dropped, "")].map((letter) => TABLES.fold[letter] ?? letter).join("");

  const lookedUp = (token) => {
    if (token.includes("/")) return [token, ...token.split(/[/-]/u)];
    if (GROUPED.test(token)) {
      const parts = token.split(/\D+/u).filter(Boolean);
      const digits = parts.join("");
      return parts.length > 1 && digits.length >= SHORTEST_TELEPHONE ? [digits, ...parts] : parts;
    }
    if (token.includes("-")) return [token.replaceAll("-", ""), ...token.split("-")];
    return [token];
  };

  const words = (text) => {
    const plain = folded(text);
    const acts = [...plain.matchAll(NUMBERED)].map(([, number, year]) => `${number}/${year}`);
    return [...acts, ...[...plain.matchAll(TOKEN)].flatMap(([token]) => lookedUp(token))];
  };

  const languages = Object.fromEntries(
    Object.entries(TABLES.languages).map(([code, table]) => [
      code,
      {
        shortest: table.min,
        stop: new Set(folded(table.stop).split(" ")),
        endings: table.endings.map((group) => new Set(group.split(" "))),
      },
    ]),
  );

  /* The word without the longest of the endings that leaves enough letters. */
  const without = (word, endings, shortest) => {
    for (let start = shortest; start < word.length; start++) {
      if (endings.has(word.slice(start))) return word.slice(0, start);
    }
    return word;
  };

  /* [the word without its grammatical ending, the root that its family shares] */
  const stems = (word, language) => {
    const { shortest, endings: [reflexive, grammar, family] } = languages[language];
    const stem = without(without(word, reflexive, shortest), grammar, shortest);
    const root = without(stem, family, shortest).replace(/(.)\1$/u, "$1").replace(/[йьъ]$/u, "");
    return [stem, root];
  };

  return { folded, words, stems, stopWords: (language) => languages[language].stop };
})();
