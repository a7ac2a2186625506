/** Names as BibTeX's fields hold them: `von Last, Jr, First`, one after the other with `and` between. */
import type { Name, Person } from '../citation/names';
import type { Author } from '../paper';
import { plainField } from './bibtex-text';

/** A list of names whose parts were given: none of them is guessed to be a group's. */
export function nameList(authors: readonly Author[], cut: boolean): string {
  const names = authors.map(({ name, family = name, given, particle, suffix }) => ({
    family,
    ...(given && { given }),
    ...(particle && { particle }),
    ...(suffix && { suffix }),
  }));
  return authorList(names, cut);
}

export function authorList(authors: readonly Name[], cut: boolean): string {
  const names = authors.map(nameField).filter((name) => name !== '');
  return [...names, ...(cut && names.length > 0 ? ['others'] : [])].join(' and ');
}

/** `von Last, Jr, First`; a group's name in braces of its own, so that it is not taken apart. */
function nameField(name: Name): string {
  if ('literal' in name) return `{${plainField(name.literal)}}`;
  if (isPlainName(name)) return `${name.family}, ${name.given}`;
  const given = part(name.given ?? '');
  const suffix = part(name.suffix ?? '');
  const last = familyPart(name.family);
  const family = [plainField(name.particle ?? ''), last].filter(Boolean).join(' ');
  // BibTeX would take the first of two words for a given name, unless it is in small letters.
  if (given === '' && suffix === '') {
    const isOrdered = !/\s/.test(last) && !/(?:^|\s)\P{Ll}/u.test(name.particle ?? '');
    return isOrdered ? family : `{${family}}`;
  }
  // Where there is a suffix, what stands last is the given name, though it be empty.
  return [family, suffix, suffix ? given || '{}' : given].filter(Boolean).join(', ');
}

/** As most names are: a word each for the family and the given name. A small family would be taken for its particle. */
function isPlainName({ family, given = '', particle, suffix }: Person): boolean {
  return !particle && !suffix && ONE_WORD.test(family) && /^[A-Z]/.test(family) && ONE_WORD.test(given);
}

/** Small words in a family name ("Silva e Costa", "de Dios Ortúzar", "boyd") would be taken for its particle. */
function familyPart(family: string): string {
  const field = part(family);
  return /\s\p{Ll}|^\p{Ll}(?:.*\s|\P{Lu}*$)/u.test(field) && !field.startsWith('{') ? `{${field}}` : field;
}

/** Commas part a name, `and` parts names, and `others` stands for those that are not named. */
function part(text: string): string {
  if (ONE_WORD.test(text)) return text;
  const field = plainField(text);
  return /,|\band\b|^others$/i.test(field) ? `{${field}}` : field;
}

/** As most names are: nothing in it means anything to BibTeX. */
const ONE_WORD = /^(?!(?:and|others)$)[A-Za-z]+$/i;
