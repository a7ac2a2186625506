/**
 * What RIS calls things: its types of works and its tags, beside BibLaTeX's names. As Zotero, EndNote and Mendeley use
 * them: https://en.wikipedia.org/wiki/RIS_(file_format)
 */

function pairs(text: string): ReadonlyMap<string, string> {
  const words = text.trim().split(/\s+/);
  return new Map(words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1] ?? '']] : [])));
}

/** RIS's types. Of several for one kind of work the first is written. */
export const RIS_TYPES = pairs(`
  JOUR article EJOUR article MGZN article NEWS article ABST article INPR article CONF inproceedings
  CPAPER inproceedings BOOK book EBOOK book WHOLE book EDBOOK collection SER collection CHAP incollection
  ECHAP incollection ENCYC inreference DICT inreference THES thesis RPRT report GOVDOC report STAND standard
  UNPB unpublished MANSCPT unpublished PAT patent DATA dataset AGGR dataset DBASE dataset COMP software ELEC online
  WEB online BLOG online ICOMM online VIDEO video MPCT movie SOUND audio MUSIC music ART artwork FIGURE image
  CASE jurisdiction STAT legislation BILL legislation LEGAL legal HEAR legal PCOMM letter PAMP booklet GEN misc
`);

/** Kinds of works for which RIS has no type of its own. */
const WRITTEN_AS = pairs(`
  conference CONF proceedings CONF mvproceedings CONF mvbook BOOK inbook CHAP bookinbook CHAP suppbook CHAP
  suppcollection CHAP mvcollection EDBOOK reference EDBOOK mvreference EDBOOK phdthesis THES mastersthesis THES
  techreport RPRT electronic ELEC www ELEC manual BOOK suppperiodical JOUR periodical SER review JOUR
`);

const BY_WORK = new Map([...RIS_TYPES].reverse().map(([type, work]) => [work, type]));

/** RIS's type of a kind of work; nothing where it has none. */
export function risTypeOf(work: string): string | undefined {
  return WRITTEN_AS.get(work) ?? BY_WORK.get(work);
}

/** Tags that hold lists of names, one a line. */
export const RIS_NAMES = pairs('ED editor A2 editor A3 editora A4 translator');

/** Tags with one text. */
export const RIS_TEXTS = pairs(`
  ET edition CY address PP address LA language ST shorttitle T3 series J2 shortjournal JA shortjournal J1 shortjournal
  Y2 urldate M3 type CN library NV volumes RP reprint C7 eid
`);
