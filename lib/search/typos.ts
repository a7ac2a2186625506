/** Words that a mistyped one may have meant. */

/** Of so many letters a mistake can still be told from another word. */
const SHORTEST = 4;

/** At two mistakes in a shorter word nothing is left of it. */
const LONG = 7;

const MOST_MEANT = 5;

/** The words in use with their number, by their first letter. */
export type Vocabulary = Map<string, Map<string, number>>;

/** Adds the words of searchable texts. */
export function learn(vocabulary: Vocabulary, texts: Iterable<string>): void {
  for (const text of texts) {
    for (const word of text.split(/\s+/)) {
      if (word.length < SHORTEST) continue;
      const first = word[0] ?? '';
      let words = vocabulary.get(first);
      if (!words) {
        words = new Map();
        vocabulary.set(first, words);
      }
      words.set(word, (words.get(word) ?? 0) + 1);
    }
  }
}

/**
 * The words nearest to this one, of those that begin like it: few people miss a word's first letter. The more used
 * first. None where words in use begin so, nor for a number, of which another is no form.
 */
export function meantBy(word: string, vocabulary: Vocabulary): string[] {
  const most = word.length >= LONG ? 2 : 1;
  if (word.length < SHORTEST || /^\d+$/.test(word)) return [];
  const found: { candidate: string; mistakes: number; count: number }[] = [];
  for (const first of new Set([word[0], word[1]])) {
    for (const [candidate, count] of vocabulary.get(first ?? '') ?? []) {
      if (candidate.length < word.length - most) continue;
      const mistakes = mistakesIn(word, candidate, most);
      if (mistakes <= most) found.push({ candidate, mistakes, count });
    }
  }
  const least = Math.min(...found.map(({ mistakes }) => mistakes));
  if (least === 0) return [];
  return found
    .filter(({ mistakes }) => mistakes === least)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_MEANT)
    .map(({ candidate }) => candidate);
}

/**
 * How many letters are wrong, missing, too many or swapped with their neighbour (the optimal string alignment
 * distance), in what is typed of a word; what is not typed yet does not count. More than `most` is told as one more.
 */
function mistakesIn(typed: string, word: string, most: number): number {
  const width = Math.min(word.length, typed.length + most);
  let before: number[] = [];
  let last = Array.from({ length: width + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row++) {
    const now = [row];
    let least = row;
    for (let column = 1; column <= width; column++) {
      const cost = typed[row - 1] === word[column - 1] ? 0 : 1;
      let value = Math.min(
        (last[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + cost,
      );
      const isSwap =
        row > 1 && column > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1];
      if (isSwap) value = Math.min(value, (before[column - 2] ?? 0) + 1);
      now.push(value);
      least = Math.min(least, value);
    }
    if (least > most) return most + 1;
    before = last;
    last = now;
  }
  return Math.min(...last);
}
