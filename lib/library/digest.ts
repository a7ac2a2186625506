/** The digest of a paper: what lists, filters and search need of it. */
import { bestCode } from '../code-links';
import { likenessOf } from '../likeness';
import type { Paper } from '../paper';
import { fold } from '../text';
import type { Digest } from './database';

/** Articles and punctuation before the word that a title is sorted by. */
const UNSORTED = /^(?:[^\p{L}\p{N}]+|(?:the|an|a)\s+)+/u;

export function digestOf(paper: Paper): Digest {
  const { key, savedAt, status, tags } = paper;
  const words = [
    paper.title,
    ...(paper.authors ?? []).map(({ name }) => name),
    paper.venue,
    paper.journalRef,
    ...paper.ids,
    ...tags,
    paper.note,
    paper.abstract,
  ];
  const likeness = likenessOf(paper);
  return {
    key,
    savedAt,
    published: paper.published ?? '',
    sortTitle: fold(paper.title).replace(UNSORTED, ''),
    status,
    tags,
    hasCode: bestCode(paper.links) !== undefined,
    text: fold(words.filter(Boolean).join('\n')),
    ...(likeness && { likeness }),
  };
}
