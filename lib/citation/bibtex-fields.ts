/** What the fields of BibTeX and BibLaTeX hold: names, addresses, text; and which of them are two names of one thing. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Lists of names. */
export const NAME_FIELDS =
  words(`author editor editora editorb editorc translator annotator commentator introduction
  foreword afterword bookauthor holder shortauthor shorteditor namea nameb namec`);

const VERBATIM = words(
  'doi url eprint file pdf ps urlraw isbn issn isan ismn iswc verba verbb verbc crossref xref',
);

/** Whether a field is read as it stands: nothing in it is TeX. */
export function isVerbatim(field: string): boolean {
  return VERBATIM.has(field) || /^bdsk-|(?:^|[-_])url(?:$|-)|^biburl$/.test(field);
}

const ALIASES: ReadonlyMap<string, string> = new Map([
  ['journaltitle', 'journal'],
  ['location', 'address'],
  ['annotation', 'annote'],
  ['institution', 'school'],
  ['sortkey', 'key'],
  ['eprinttype', 'archiveprefix'],
  ['eprintclass', 'primaryclass'],
  ['hyphenation', 'langid'],
]);

const ALIASES_OF: ReadonlyMap<string, string> = new Map([...ALIASES].map(([alias, name]) => [name, alias]));

/** The name that BibTeX has for what BibLaTeX calls otherwise; any other name is its own. */
export function plainFieldName(field: string): string {
  const name = field.toLowerCase();
  return ALIASES.get(name) ?? name;
}

/** The first of these fields that is there, by either of its names. */
export function fieldOf(
  fields: Readonly<Record<string, string>> | undefined,
  ...names: string[]
): string | undefined {
  if (!fields) return undefined;
  for (const name of names) {
    const plain = plainFieldName(name);
    const found = fields[plain] ?? fields[ALIASES_OF.get(plain) ?? plain];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Kinds of work that are in a periodical; in proceedings; in any other book. */
export const IN_JOURNALS = words('article suppperiodical review');
export const IN_PROCEEDINGS = words('inproceedings conference');
export const IN_BOOKS = words('incollection inbook bookinbook suppbook suppcollection inreference');
/** Kinds that are a whole book. */
export const BOOKS = words(
  `book mvbook collection mvcollection proceedings mvproceedings reference mvreference booklet manual thesis
  phdthesis mastersthesis`,
);
