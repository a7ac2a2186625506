/**
 * All sources. Adding one is a file beside this one and its place in this list; the settings page, the manifest and the
 * README's table follow.
 */
import { acl } from './acl';
import { arxiv } from './arxiv';
import { arxivHtml } from './arxiv-html';
import { crossref } from './crossref';
import { datacite } from './datacite';
import { dblp } from './dblp';
import { gitHub, gitHubSearch } from './github';
import { huggingFace } from './huggingface';
import { openAlex } from './openalex';
import { openReview } from './openreview';
import { semanticScholar } from './semantic-scholar';
import { softwareHeritage } from './software-heritage';
import type { Source } from './source';
import { zenodo } from './zenodo';

export const sources: readonly Source[] = [
  arxiv,
  crossref,
  datacite,
  openReview,
  huggingFace,
  openAlex,
  semanticScholar,
  dblp,
  arxivHtml,
  acl,
  gitHubSearch,
  gitHub,
  zenodo,
  softwareHeritage,
];

export function sourceOf(id: string): Source | undefined {
  return sources.find((it) => it.id === id);
}

/** The addresses that the extension may connect to: all of the sources', and no other. */
export function connections(): string[] {
  return [...new Set(sources.map(({ host }) => `https://${host}`))];
}

/** The permissions of sources that not every origin may read. */
export function neededOrigins(): string[] {
  return [...new Set(sources.flatMap(({ needs }) => needs ?? []))];
}
