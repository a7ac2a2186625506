/** Names of people as pages write them. */
import type { Author } from '../paper';
import { clean, clip } from '../text';

/** A name as shown: "Ludwig van Beethoven". Nothing where no letter is. */
export function person(name: string): Author | undefined {
  const shown = clip(clean(name), 500);
  return /\p{L}/u.test(shown) ? { name: shown } : undefined;
}

/** A name with its family first, "Devlin, Jacob", perhaps with a suffix: "King, Martin Luther, Jr.". */
export function inverted(written: string): Author | undefined {
  const [family = '', given = '', suffix] = clean(written).split(/, */);
  if (!family || !given) return person(written);
  const name = clip([given, family, suffix].filter(Boolean).join(' '), 500);
  return suffix ? { name } : { name, family: clip(family, 300), given: clip(given, 300) };
}

/** Each element's text as one name. */
export function peopleIn(elements: Iterable<Element>): Author[] {
  return everyone([...elements].map((it) => it.textContent ?? ''));
}

/** Names in one line: "A. Aho, B. Baker and C. Clark"; other separators as the page has them. */
export function peopleNamed(
  line: string,
  separator: RegExp = /\s*[,;·]\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+/,
): Author[] {
  return everyone(clean(line).split(separator));
}

/** Each name, without what is none. */
export function everyone(names: readonly string[], read = person): Author[] {
  return names.map((it) => read(it)).filter((it) => it !== undefined);
}
