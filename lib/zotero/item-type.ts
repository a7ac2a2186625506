/** Zotero's kinds of works, by the names of its schema (zotero/zotero-schema), and what each calls its fields. */
import type { Reference } from '../citation/reference';
import { cslType } from '../formats/csl-extra';
import type { Paper } from '../paper';

const BY_CSL_TYPE: Readonly<Record<string, string>> = {
  'article-journal': 'journalArticle',
  'article-magazine': 'magazineArticle',
  'article-newspaper': 'newspaperArticle',
  'paper-conference': 'conferencePaper',
  article: 'preprint',
  book: 'book',
  chapter: 'bookSection',
  dataset: 'dataset',
  'entry-dictionary': 'dictionaryEntry',
  'entry-encyclopedia': 'encyclopediaArticle',
  manuscript: 'manuscript',
  patent: 'patent',
  post: 'forumPost',
  'post-weblog': 'blogPost',
  report: 'report',
  software: 'computerProgram',
  thesis: 'thesis',
  webpage: 'webpage',
};

const BY_KIND: Readonly<Record<Reference['kind'], string>> = {
  journal: 'journalArticle',
  proceedings: 'conferencePaper',
  preprint: 'preprint',
  other: 'document',
};

export function itemTypeOf(paper: Paper, { kind }: Reference): string {
  const type = cslType(paper);
  return (type && BY_CSL_TYPE[type]) ?? BY_KIND[kind];
}

const CONTAINERS: Readonly<Record<string, string>> = {
  conferencePaper: 'proceedingsTitle',
  bookSection: 'bookTitle',
  blogPost: 'blogTitle',
  dictionaryEntry: 'dictionaryTitle',
  encyclopediaArticle: 'encyclopediaTitle',
  forumPost: 'forumTitle',
  webpage: 'websiteTitle',
};

/** What this kind calls the thing that a work is in. */
export function containerField(itemType: string): string {
  return CONTAINERS[itemType] ?? 'publicationTitle';
}

const PUBLISHERS: Readonly<Record<string, string>> = {
  computerProgram: 'company',
  dataset: 'repository',
  manuscript: 'institution',
  preprint: 'repository',
  report: 'institution',
  thesis: 'university',
};

/** What this kind calls its publisher. */
export function publisherField(itemType: string): string {
  return PUBLISHERS[itemType] ?? 'publisher';
}

const CREATORS: Readonly<Record<string, string>> = { computerProgram: 'programmer', patent: 'inventor' };

/** What this kind calls those who made it. */
export function creatorType(itemType: string): string {
  return CREATORS[itemType] ?? 'author';
}
