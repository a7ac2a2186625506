/** Where an identifier leads: the page that a person opens to see the paper, and its PDF. */
import { schemeOf, valueIn } from './identifiers';
import type { Identifier } from './paper';

type Address = (value: string) => string | undefined;

const PAGES: Record<string, Address> = {
  arxiv: (value) => `https://arxiv.org/abs/${value}`,
  doi: (value) => `https://doi.org/${encodeURI(value).replace(/[?#]/g, encodeURIComponent)}`,
  acl: (value) => `https://aclanthology.org/${value}/`,
  openreview: (value) => `https://openreview.net/forum?id=${value}`,
  pmid: (value) => `https://pubmed.ncbi.nlm.nih.gov/${value}/`,
  pmcid: (value) => `https://pmc.ncbi.nlm.nih.gov/articles/${value}/`,
  iacr: (value) => `https://eprint.iacr.org/${value}`,
  pmlr: (value) => `https://proceedings.mlr.press/${value}.html`,
  jmlr: (value) => `https://jmlr.org/papers/${value}.html`,
  ieee: (value) => `https://ieeexplore.ieee.org/document/${value}`,
  pii: (value) => `https://www.sciencedirect.com/science/article/pii/${value}`,
  mdpi: (value) => `https://www.mdpi.com/${value}`,
  hal: (value) => `https://hal.science/${value}`,
  inspire: (value) => `https://inspirehep.net/literature/${value}`,
  ssrn: (value) => `https://papers.ssrn.com/sol3/papers.cfm?abstract_id=${value}`,
  dblp: (value) => `https://dblp.org/rec/${value}`,
  virtual: (value) => value.replace(/^(\w+)\/(\d+)\/(\d+)$/, virtualPage),
  semanticscholar: (value) => `https://www.semanticscholar.org/paper/${value}`,
  web: (value) => value,
};

const PDFS: Record<string, Address> = {
  arxiv: (value) => `https://arxiv.org/pdf/${value}`,
  acl: (value) => `https://aclanthology.org/${value}.pdf`,
  openreview: (value) => `https://openreview.net/pdf?id=${value}`,
  iacr: (value) => `https://eprint.iacr.org/${value}.pdf`,
};

function virtualPage(_: string, conference: string, year: string, number: string): string {
  const host = conference === 'mlsys' ? 'mlsys.org' : `${conference}.cc`;
  return `https://${host}/virtual/${year}/poster/${number}`;
}

/** The page that a person opens to see the paper, where its address follows from the identifier. */
export function addressOf(id: Identifier): string | undefined {
  return PAGES[schemeOf(id)]?.(valueIn(id));
}

/** The paper's PDF, where its address follows from the identifier. */
export function pdfOf(id: Identifier): string | undefined {
  return PDFS[schemeOf(id)]?.(valueIn(id));
}
