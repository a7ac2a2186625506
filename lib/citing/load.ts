/** The files of styles and locales, each a chunk of its own that is read when it is used. */
import type { CslNode } from './csl-node';
import type { CitationLanguage, StyleId } from './styles';

type Loaded = Promise<{ default: CslNode }>;

const styles: Readonly<Record<StyleId, () => Loaded>> = {
  apa: () => import('csl-style:apa'),
  mla: () => import('csl-style:modern-language-association'),
  chicago: () => import('csl-style:chicago-author-date'),
  'chicago-notes': () => import('csl-style:chicago-note-bibliography'),
  ieee: () => import('csl-style:ieee'),
  vancouver: () => import('csl-style:vancouver'),
  acm: () => import('csl-style:association-for-computing-machinery'),
  nature: () => import('csl-style:nature'),
};

const locales: Readonly<Record<CitationLanguage, () => Loaded>> = {
  'en-US': () => import('csl-locale:en-US'),
  'de-DE': () => import('csl-locale:de-DE'),
  'es-ES': () => import('csl-locale:es-ES'),
  'fr-FR': () => import('csl-locale:fr-FR'),
  'ja-JP': () => import('csl-locale:ja-JP'),
  'zh-CN': () => import('csl-locale:zh-CN'),
};

export async function loadStyle(id: StyleId): Promise<CslNode> {
  return (await styles[id]()).default;
}

export async function loadLocale(language: CitationLanguage): Promise<CslNode> {
  return (await locales[language]()).default;
}
