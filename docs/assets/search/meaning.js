/* Which words of an index a question may mean, and how surely: 1 is the very word. */
const meaning = (() => {
  const SURE = { same: 1, stem: 0.8, root: 0.65, synonym: 0.5, start: 0.5, stemStart: 0.4, typo: 0.35 };
  const LONGEST_LIST = 50;
  const UNSURE = 0.3; /* below it a word is taken for a misspelt one too */
  const NEAREST = 4;
  const TYPO_FROM = 4; /* letters: shorter words have too many neighbours */
  const TWO_TYPOS_FROM = 8;

  /* How many letters differ, swaps counting once (Damerau); anything above `most` is `most + 1`. */
  const distance = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let above = [];
    let row = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i++) {
      const next = [i];
      for (let j = 1; j <= other.length; j++) {
        const change = row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, change);
        const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (swapped) next[j] = Math.min(next[j], above[j - 2] + 1);
      }
      if (Math.min(...next) > most) return most + 1;
      [above, row] = [row, next];
    }
    return row[other.length];
  };

  const startingWith = (start, words) => {
    let [low, high] = [0, words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words[middle] < start) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < words.length && end - low < LONGEST_LIST && words[end].startsWith(start)) end++;
    return words.slice(low, end);
  };

  const bits = (number) => {
    let left = number;
    let count = 0;
    for (; left; left &= left - 1) count++;
    return count;
  };

  const withTypos = (word, stem, index, add) => {
    const most = word.length >= TWO_TYPOS_FROM ? 2 : 1;
    const [wordLetters, stemLetters] = [indexes.letters(word), indexes.letters(stem)];
    for (const [other, otherLetters, otherStem, otherStemLetters] of index.looks) {
      if (other.length < TYPO_FROM) continue;
      let far = most + 1;
      if (bits(wordLetters ^ otherLetters) <= 2 * most) far = distance(word, other, most);
      if (far > 1 && stem.length >= TYPO_FROM && bits(stemLetters ^ otherStemLetters) <= 2) {
        far = Math.min(far, distance(stem, otherStem, 1));
      }
      const sameStart = word[0] === other[0];
      if (far > 0 && far <= most && (sameStart || far < most || word.length > 5)) {
        add(other, (SURE.typo / far) * (sameStart ? 1 : 0.7));
      }
    }
  };

  const family = (word, index, add) => {
    const [stem, root] = analysis.stems(word, index.language);
    for (const other of index.byStem.get(stem) ?? []) add(other, SURE.stem);
    if (root.length > 3 || root === stem) for (const other of index.byRoot.get(root) ?? []) add(other, SURE.root);
  };

  const collected = () => {
    const terms = new Map();
    return [terms, (term, sure) => terms.set(term, Math.max(sure, terms.get(term) ?? 0))];
  };

  /* Words of the index for a word of a synonym: the word itself and its family, less surely. */
  const sameThing = (word, index) => {
    const [terms, add] = collected();
    family(word, index, (other) => add(other, SURE.synonym * 0.9));
    if (index.known.has(word)) add(word, SURE.synonym);
    return terms;
  };

  /* A word of the question -> a map of words of the index, each with how surely it is meant. */
  const ofWord = (word, index) => {
    const [terms, add] = collected();
    if (index.known.has(word)) add(word, SURE.same);
    if (/\d/u.test(word)) {
      if (!terms.size && word.length > 2) for (const other of startingWith(word, index.words)) add(other, SURE.start);
      return terms;
    }
    family(word, index, add);
    const [stem] = analysis.stems(word, index.language);
    if (word.length > 2) {
      for (const other of startingWith(word, index.words)) {
        add(other, SURE.start * (0.5 + (0.5 * word.length) / other.length));
      }
    }
    if (stem.length > 4) for (const other of startingWith(stem, index.words)) add(other, SURE.stemStart);
    const surest = Math.max(0, ...terms.values());
    if (surest < UNSURE && word.length >= TYPO_FROM) withTypos(word, stem, index, add);
    return terms;
  };

  /* Words of titles and headings that look like those of a question nobody answered. */
  const nearest = (question, index) => {
    const written = new Map();
    for (const { title, sections } of index.pages) {
      for (const text of [title, ...sections.map(([, heading]) => heading)]) {
        for (const word of text.match(/\p{L}{4,}/gu) ?? []) written.set(analysis.folded(word), word.toLowerCase());
      }
    }
    const asked = analysis.words(question).filter((word) => word.length >= TYPO_FROM);
    const found = asked.flatMap((word) =>
      [...written.keys()].map((other) => [distance(word, other, 3), other]).filter(([far]) => far <= Math.min(3, word.length / 2)),
    );
    found.sort(([one], [other]) => one - other);
    return [...new Set(found.map(([, other]) => written.get(other)))].slice(0, NEAREST);
  };

  return { nearest, ofWord, sameThing };
})();
