/**
 * A paper that was renamed where it appeared is cited by the publication's title and authors, once the reader has accepted
 * the publication. Where both say the same in other signs, what the authors wrote stays.
 */
import { plainTitle } from '../citation/plain-title';
import type { Author, Paper } from '../paper';
import { fold } from '../text';

type Named = 'title' | 'authors';

/** Whether two values of a field name the same paper: the title's letters, the authors' family names in their order. */
export function saysTheSame(field: Named, a: unknown, b: unknown): boolean {
  return lettersOf(field, a) === lettersOf(field, b);
}

/** The shorter list of authors is how the longer one begins. */
export function isBeginning(field: Named, value: unknown, whole: unknown): boolean {
  return field === 'authors' && lettersOf(field, whole).startsWith(lettersOf(field, value));
}

export function isAcceptedAsPublished({ publishedAs = [] }: Pick<Paper, 'publishedAs'>): boolean {
  return publishedAs.some(({ accepted }) => accepted);
}

function lettersOf(field: Named, value: unknown): string {
  if (field === 'authors') {
    return Array.isArray(value) ? value.map((author: Author) => `${familyOf(author)};`).join('') : '';
  }
  return fold(plainTitle(String(value ?? ''))).replace(/[^\p{L}\p{N}]+/gu, '');
}

function familyOf({ family, name }: Author): string {
  return (
    fold(family ?? name)
      .split(/[^\p{L}]+/u)
      .filter(Boolean)
      .at(-1) ?? ''
  );
}
