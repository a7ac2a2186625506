/**
 * All sites. Adding one is a file beside this one, its name in the list of a group, its hosts in `hosts.ts`, and its
 * examples below. Each group is a content script of its own, so that a page loads the readers of its like and no
 * others.
 */

import { examples as onAcl } from './acl';
import { examples as onAlphaXiv } from './alphaxiv';
import { examples as onAr5iv } from './ar5iv';
import { examples as onArxiv } from './arxiv';
import { examples as onAtypon } from './atypon';
import { examples as onCvf, examplesOfEcva as onEcva } from './cvf';
import { examples as onDblp } from './dblp';
import { examples as onGoogleScholar } from './google-scholar';
import { archives } from './groups/archives';
import { engines } from './groups/engines';
import { indexes } from './groups/indexes';
import { journals } from './groups/journals';
import { preprints } from './groups/preprints';
import { proceedings } from './groups/proceedings';
import { publishers } from './groups/publishers';
import { examples as onHal } from './hal';
import { examples as onHighWire } from './highwire';
import { examples as onHuggingFace } from './huggingface';
import { examples as onIacr } from './iacr';
import { examples as onIeee } from './ieee';
import { examples as onInspire } from './inspire';
import { examples as onJmlr } from './jmlr';
import { examples as onMdpi } from './mdpi';
import { examples as onNature } from './nature';
import { examples as onOjs } from './ojs';
import { examples as onOpenReview } from './openreview';
import { pageAmong, siteAmong } from './page-of';
import { examples as onPlos } from './plos';
import { examples as onPmlr } from './pmlr';
import { examples as onOpenProceedings } from './proceedings';
import { examples as onPubmed } from './pubmed';
import { examples as onScienceDirect } from './sciencedirect';
import { examples as onSciRate } from './scirate';
import { examples as onSemanticScholar } from './semantic-scholar';
import type { Examples, Page, Site } from './site';
import { examples as onSpringer } from './springer';
import { examples as onVirtualSites } from './virtual';

/** The groups, each by the name of its content script. */
export const groups: Readonly<Record<string, readonly Site[]>> = {
  archives,
  preprints,
  proceedings,
  journals,
  engines,
  indexes,
  publishers,
};

export const sites: readonly Site[] = Object.values(groups).flat();

/** The example addresses of each site, by its id. */
export const examples: Readonly<Record<string, Examples>> = {
  huggingface: onHuggingFace,
  arxiv: onArxiv,
  openreview: onOpenReview,
  alphaxiv: onAlphaXiv,
  scirate: onSciRate,
  ar5iv: onAr5iv,
  highwire: onHighWire,
  iacr: onIacr,
  hal: onHal,
  acl: onAcl,
  cvf: onCvf,
  ecva: onEcva,
  pmlr: onPmlr,
  proceedings: onOpenProceedings,
  virtual: onVirtualSites,
  jmlr: onJmlr,
  ojs: onOjs,
  'semantic-scholar': onSemanticScholar,
  'google-scholar': onGoogleScholar,
  dblp: onDblp,
  pubmed: onPubmed,
  inspire: onInspire,
  atypon: onAtypon,
  ieee: onIeee,
  sciencedirect: onScienceDirect,
  springer: onSpringer,
  nature: onNature,
  plos: onPlos,
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
