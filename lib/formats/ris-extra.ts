/** What bibliographies say of a work besides, as lines of RIS. */
import { fieldOf } from '../citation/bibtex-fields';
import { bibtexNames } from '../citation/bibtex-names';
import { type Name, nameOf } from '../citation/names';
import { inUnicode } from '../citation/plain-title';
import { RIS_NAMES, RIS_TEXTS, risTypeOf } from '../citation/ris-tags';
import { extraOf, workTypeOf } from '../extra';
import type { Paper } from '../paper';

type Line = readonly [tag: string, value: string | undefined];

/** The type that a file or a bibliography gives it; nothing where it follows from the paper. */
export function risType(paper: Paper): string | undefined {
  const work = workTypeOf(paper);
  return extraOf(paper)['ris-ty'] ?? (work && (risTypeOf(work) ?? 'GEN'));
}

/** One line a name, one a text, and tags that nobody but RIS has. */
export function extraLines(paper: Paper, nameValue: (name: Name) => string): Line[] {
  const extra = extraOf(paper);
  const written = new Set<string>();
  const once = (pairs: ReadonlyMap<string, string>) =>
    [...pairs].filter(([, field]) => fieldOf(extra, field) && !written.has(field) && written.add(field));
  return [
    ...once(RIS_NAMES).flatMap(([tag, field]) =>
      bibtexNames(fieldOf(extra, field) ?? '').authors.map(
        (author): Line => [tag, nameValue(nameOf(author))],
      ),
    ),
    ...once(RIS_TEXTS).map(([tag, field]): Line => [tag, inUnicode(fieldOf(extra, field) ?? '')]),
    ...['isbn', 'issn'].map((field): Line => ['SN', extra[field]]),
    ['N1', extra['note'] && inUnicode(extra['note'])],
    ...Object.entries(extra).flatMap(([name, value]): Line[] => {
      const [, tag] = /^ris-([a-z][a-z\d])(?:\.\d+)?$/.exec(name) ?? [];
      return tag && tag !== 'ty' ? [[tag.toUpperCase(), value]] : [];
    }),
  ];
}
