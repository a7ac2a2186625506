/** What CSL calls kinds of works and what is said of them, beside BibLaTeX's names: https://docs.citationstyles.org/ */

function pairs(text: string): ReadonlyMap<string, string> {
  const words = text.trim().split(/\s+/);
  return new Map(words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1] ?? '']] : [])));
}

/** CSL's types. Of several for one kind of work the first is written. */
export const CSL_TYPES = pairs(`
  article-journal article article-magazine article article-newspaper article paper-conference inproceedings
  chapter incollection book book thesis thesis report report webpage online post-weblog online post online
  article unpublished manuscript unpublished patent patent dataset dataset software software
  entry-encyclopedia inreference entry-dictionary inreference entry inreference motion_picture movie
  song music graphic artwork legal_case jurisdiction legislation legislation bill legislation
  personal_communication letter pamphlet booklet standard standard review review review-book review
  performance performance broadcast audio collection collection periodical periodical document misc
`);

const WRITTEN_AS = pairs(`
  conference paper-conference proceedings book mvproceedings book mvbook book inbook chapter bookinbook chapter
  suppbook chapter suppcollection chapter mvcollection book collection book reference book mvreference book
  phdthesis thesis mastersthesis thesis techreport report electronic webpage www webpage manual book
  suppperiodical article-journal unpublished manuscript video motion_picture image graphic legal legal_case
`);

const BY_WORK = new Map([...CSL_TYPES].reverse().map(([type, work]) => [work, type]));

/** CSL's type of a kind of work; nothing where it has none. */
export function cslTypeOf(work: string): string | undefined {
  return WRITTEN_AS.get(work) ?? BY_WORK.get(work);
}

/** Variables that hold names. */
export const CSL_NAMES = pairs(`
  editor editor translator translator container-author bookauthor collection-editor editora editorial-director editorb
`);

/** Variables that hold texts or numbers. */
export const CSL_TEXTS = pairs(`
  collection-title series edition edition publisher-place address ISBN isbn ISSN issn language language
  title-short shorttitle container-title-short shortjournal number-of-pages pagetotal number-of-volumes volumes
  event-title eventtitle event eventtitle event-place eventvenue genre type number number note note annote annote
  archive library chapter-number chapter version version medium howpublished
`);

/** Variables that hold dates. */
export const CSL_DATES = pairs('accessed urldate original-date origdate event-date eventdate');
