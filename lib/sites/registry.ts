/**
 * All sites. Adding one is a file beside this one, its name in the list of a group, and its examples below. Each group
 * is a content script of its own, so that a page loads the readers of its like and no others.
 */

import { examples as onArxiv } from './arxiv';
import { examples as onCvf, examplesOfEcva as onEcva } from './cvf';
import { examples as onDblp } from './dblp';
import { examples as onGoogleScholar } from './google-scholar';
import { archives } from './groups/archives';
import { indexes } from './groups/indexes';
import { proceedings } from './groups/proceedings';
import { publishers } from './groups/publishers';
import { examples as onHal } from './hal';
import { examples as onHuggingFace } from './huggingface';
import { examples as onIacr } from './iacr';
import { examples as onIeee } from './ieee';
import { examples as onInspire } from './inspire';
import { examples as onJmlr } from './jmlr';
import { examples as onMdpi } from './mdpi';
import { examples as onOjs } from './ojs';
import { pageAmong, siteAmong } from './page-of';
import { examples as onScienceDirect } from './sciencedirect';
import { examples as onSemanticScholar } from './semantic-scholar';
import type { Examples, Page, Site } from './site';

/** The groups, each by the name of its content script. */
export const groups: Readonly<Record<string, readonly Site[]>> = {
  archives,
  proceedings,
  indexes,
  publishers,
};

export const sites: readonly Site[] = Object.values(groups).flat();

/** The example addresses of each site, by its id. */
export const examples: Readonly<Record<string, Examples>> = {
  huggingface: onHuggingFace,
  arxiv: onArxiv,
  cvf: onCvf,
  ecva: onEcva,
  jmlr: onJmlr,
  ojs: onOjs,
  'semantic-scholar': onSemanticScholar,
  'google-scholar': onGoogleScholar,
  dblp: onDblp,
  inspire: onInspire,
  iacr: onIacr,
  hal: onHal,
  ieee: onIeee,
  sciencedirect: onScienceDirect,
  mdpi: onMdpi,
};

/** The site and kind of page at an address; nothing where no papers are listed. */
export function pageOf(url: URL): { site: Site; page: Page } | undefined {
  return pageAmong(sites, url);
}

/** The site at a host, port included; a host that only looks alike has none. */
export function siteOfHost(host: string): Site | undefined {
  return siteAmong(sites, host);
}
