/* From a question to pages, the best first. */
const asking = (() => {
  const UNDERSTOOD = 0.4; /* below it nothing is answered */
  const WELL_UNDERSTOOD = 0.8; /* below it the sister languages are asked too */
  const HALF_UNDERSTOOD = 0.5; /* below it another keyboard and alphabet are tried */
  const CLEARLY_BETTER = 0.2;
  const LEAST_COVERED = 0.25;
  const BOOST = { title: 3, headings: 2, text: 1 };
  const LETTERS_THAT_COUNT = 6;
  const LONG_NUMBER = 6; /* digits: shorter ones are years, ages, amounts */
  const FEW = 3; /* pages: fewer, and the question may be in a sister language */
  const NAMED = 5; /* how much a page counts that is meant by its number, whatever kind it is */
  /* Letters that only the other language has: a question in Russian on the Ukrainian site. */
  const FOREIGN = { uk: /[ыэъё]/iu, ru: /[іїєґ]/iu, ro: /\p{Script=Cyrillic}/u };

  const length = (word) => Math.min(word.length, LETTERS_THAT_COUNT);
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

  /* What is asked: words, each with what it may mean; `for` names the words of the question that
   * something else stands for: two words written apart, a synonym. */
  const asked = (question, index) => {
    const all = analysis.words(question);
    const stop = analysis.stopWords(index.language);
    const telling = all.filter((word) => !stop.has(word));
    const words = telling.length ? telling : all;
    const own = words.map((word) => ({ word, terms: meaning.ofWord(word, index) }));
    return { own, instead: [...joined(all, index), ...synonymous(words, index)] };
  };

  const joined = (words, index) =>
    words.slice(1).flatMap((word, at) => {
      const whole = words[at] + word;
      const means = !/\d/u.test(whole) && index.known.has(whole);
      return means ? [{ word: whole, terms: new Map([[whole, 0.9]]), for: [words[at], word] }] : [];
    });

  const synonymous = (words, index) => {
    const stems = new Map(words.map((word) => [analysis.stems(word, index.language)[0], word]));
    const found = [];
    for (const [key, names] of index.synonyms) {
      const parts = key.split(" ");
      if (!parts.every((part) => stems.has(part))) continue;
      for (const word of names.flat()) {
        const terms = meaning.sameThing(word, index);
        if (terms.size) found.push({ word, terms, for: parts.map((part) => stems.get(part)) });
      }
    }
    return found;
  };

  /* How much of the question the index knows, from 0 to 1. */
  const understood = ({ own, instead }) => {
    const stoodFor = new Set(instead.flatMap((item) => item.for));
    const sure = ({ word, terms }) => (stoodFor.has(word) ? 1 : Math.min(1, 1.7 * Math.max(0, ...terms.values())));
    return sum(own.map((item) => sure(item) * length(item.word))) / sum(own.map(({ word }) => length(word))) || 0;
  };

  const read = (question, index, as) => {
    const parts = asked(question, index);
    return { ...parts, index, as, understood: understood(parts) };
  };

  const onKeyboard = (from, to) => (text) =>
    [...text.toLowerCase()].map((sign) => TABLES.keyboards[to][TABLES.keyboards[from].indexOf(sign)] ?? sign).join("");

  const transliterated = (text, language) => {
    let left = analysis.folded(text);
    let made = "";
    while (left) {
      const [from, to] = TABLES.transliterated[language].find(([start]) => left.startsWith(start)) ?? [left[0], left[0]];
      made += to;
      left = left.slice(from.length);
    }
    return made;
  };

  const writtenOtherwise = (question, language) => {
    const isCyrillic = /\p{Script=Cyrillic}/u.test(question);
    if (isCyrillic === (language !== "ro")) return [];
    const keyboards = language === "ro" ? [["ru", "en"], ["uk", "en"], ["ru", "ro"]] : [["en", language]];
    return [...keyboards.map(([from, to]) => onKeyboard(from, to)(question)), transliterated(question, language)];
  };

  /* The question as the index understands it best. */
  const bestReading = (question, index) => {
    let best = read(question, index, question);
    if (best.understood >= HALF_UNDERSTOOD) return best;
    for (const other of writtenOtherwise(question, index.language)) {
      const reading = read(other, index, other);
      if (reading.understood > best.understood + CLEARLY_BETTER) best = reading;
    }
    return best;
  };

  /* Each word counts by how rare it is; a page that answers more of the question comes first. */
  const covering = ({ own, instead }, hits, total) => {
    const meansOne = (hit, { terms }) => hit.terms.some((term) => terms.has(term));
    const weights = own.map((item) => {
      const holding = hits.filter((hit) => meansOne(hit, item)).length;
      return length(item.word) * (holding ? Math.log(1 + total / (holding + 0.5)) : 1.5);
    });
    const surest = (hit, { terms }) => Math.max(0, ...hit.terms.map((term) => terms.get(term) ?? 0));
    return (hit) => {
      const stoodFor = new Set(instead.filter((item) => meansOne(hit, item)).flatMap((item) => item.for));
      const sure = own.map((item) => Math.max(surest(hit, item), stoodFor.has(item.word) ? 0.5 : 0));
      return sum(sure.map((one, at) => one * weights[at])) / sum(weights);
    };
  };

  /* The number of an act or of a telephone names one page, and so does a question of one number. */
  const namedBy = ({ own }) => {
    const numbers = own.map(({ word }) => word).filter((word) => /^\d/u.test(word));
    return numbers.filter((word) => own.length === 1 || word.includes("/") || word.length >= LONG_NUMBER);
  };

  const hits = (reading) => {
    const { index } = reading;
    const terms = (item) =>
      [...item.terms].map(([term, sure]) => ({ queries: [term], boostTerm: () => sure }));
    const queries = [...reading.own, ...reading.instead]
      .filter((item) => item.terms.size)
      .map((item) => ({ combineWith: "OR", queries: terms(item) }));
    if (!queries.length || reading.understood < UNDERSTOOD) return [];
    const found = index.engine.search({ combineWith: "OR", queries }, { boost: BOOST });
    const covered = covering(reading, found, index.pages.length);
    const names = namedBy(reading);
    const isNamed = (hit) => names.some((number) => hit.match[number]?.includes("title"));
    return found
      .map((hit) => ({ hit, covers: covered(hit), page: index.pages[hit.id] }))
      .filter(({ covers }) => covers >= LEAST_COVERED)
      .map(({ hit, covers, page }) => ({
        page,
        number: hit.id,
        terms: hit.terms,
        score: hit.score * (0.2 + covers ** 2) * (isNamed(hit) ? NAMED : page.weight),
      }))
      .sort((one, other) => other.score - one.score);
  };

  /* `indexOf(language)` promises the index of a language; sisters are fetched only when needed. */
  const answer = async (question, language, indexOf) => {
    let best = bestReading(question, await indexOf(language));
    let found = hits(best);
    const isForeign = FOREIGN[language].test(question);
    if (isForeign || found.length < FEW || best.understood < WELL_UNDERSTOOD) {
      for (const sister of sisters(question, language)) {
        const reading = read(question, await indexOf(sister), question);
        const more = hits(reading);
        /* A word of the other language stands here and there, in the glossary for one. */
        const isMeant = reading.understood >= best.understood && more.length > FEW * found.length;
        const least = best.understood + (isForeign ? 0 : CLEARLY_BETTER / 2);
        if (isMeant || reading.understood > least) [best, found] = [reading, more];
      }
    }
    return { hits: found, language: best.index.language, as: best.as };
  };

  /* Cyrillic is asked of the languages written in it; Latin letters of Romanian. */
  const sisters = (question, language) => {
    const isCyrillic = /\p{Script=Cyrillic}/u.test(question);
    return TABLES.sisters[language].filter((sister) => (sister !== "ro") === isCyrillic);
  };

  return { answer };
})();
