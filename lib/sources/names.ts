/** What the sources are called, for pages that need no more of them: the popup opens sooner without their readers. */
export const SOURCE_NAMES: Readonly<Record<string, string>> = {
  arxiv: 'arXiv',
  crossref: 'Crossref',
  datacite: 'DataCite',
  dblp: 'DBLP',
  openreview: 'OpenReview',
  huggingface: 'Hugging Face',
  openalex: 'OpenAlex',
  'semantic-scholar': 'Semantic Scholar',
};
