/**
 * Which site a host is one of, without the sites' readers: for the search, which runs on a thread without them. A test
 * compares it with the sites.
 */

/** The hosts of each site, by its id, without `www.`; those of Google Scholar differ in their ends alone. */
const HOSTS: Readonly<Record<string, string>> = {
  huggingface: 'huggingface.co hf.co',
  arxiv: 'arxiv.org export.arxiv.org',
  openreview: 'openreview.net',
  alphaxiv: 'alphaxiv.org',
  scirate: 'scirate.com',
  ar5iv: 'ar5iv.labs.arxiv.org ar5iv.org',
  highwire: 'biorxiv.org medrxiv.org',
  iacr: 'eprint.iacr.org',
  hal: 'hal.science inria.hal.science cnrs.hal.science theses.hal.science',
  acl: 'aclanthology.org',
  cvf: 'openaccess.thecvf.com',
  ecva: 'ecva.net',
  pmlr: 'proceedings.mlr.press',
  proceedings:
    'papers.nips.cc papers.neurips.cc proceedings.neurips.cc proceedings.iclr.cc proceedings.mlsys.org',
  virtual: 'neurips.cc nips.cc icml.cc iclr.cc mlsys.org',
  jmlr: 'jmlr.org',
  ojs: 'ojs.aaai.org jair.org',
  'semantic-scholar': 'semanticscholar.org',
  dblp: 'dblp.org dblp.uni-trier.de dblp.dagstuhl.de',
  pubmed: 'pubmed.ncbi.nlm.nih.gov',
  inspire: 'inspirehep.net',
  atypon:
    'dl.acm.org onlinelibrary.wiley.com science.org pnas.org tandfonline.com journals.sagepub.com pubs.acs.org',
  ieee: 'ieeexplore.ieee.org',
  sciencedirect: 'sciencedirect.com',
  springer: 'link.springer.com',
  nature: 'nature.com',
  plos: 'journals.plos.org',
  mdpi: 'mdpi.com',
};

/** The id of the site at a host, be it written with `www.` or without. */
export function siteIdOfHost(host: string): string | undefined {
  if (/^scholar\.google\.[a-z.]+$/.test(host)) return 'google-scholar';
  const bare = host.replace(/^www\./, '');
  return Object.keys(HOSTS).find((id) => HOSTS[id]?.split(' ').includes(bare));
}
