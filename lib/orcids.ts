/** The ORCID iDs of a paper's authors, whoever told them: sites that know the names best often know no iDs. */
import type { Author, Paper } from './paper';
import { fold } from './text';

/** The authors that are shown, those of them that have an iD that anybody told. */
export function withOrcid({ authors = [], others }: Paper): { name: string; orcid: string }[] {
  const told = others.flatMap(({ field, value }) => (field === 'authors' ? asAuthors(value) : []));
  return authors.flatMap((author, at) => {
    const orcid = author.orcid ?? told.map((list) => list[at]).find((it) => isSame(it, author))?.orcid;
    return orcid ? [{ name: author.name, orcid }] : [];
  });
}

/** What a damaged backup brought in is no list of authors. */
function asAuthors(value: unknown): Author[][] {
  return Array.isArray(value) && value.every((it) => typeof it?.name === 'string') ? [value] : [];
}

/** In the same place of the list, with an iD, and with the same last word or family name. */
function isSame(told: Author | undefined, author: Author): boolean {
  return told?.orcid !== undefined && familyOf(told) === familyOf(author);
}

function familyOf({ family, name }: Author): string {
  return fold(family ?? name.split(/\s+/).at(-1) ?? '');
}
