/** A page of every kind, at an address that Offprint knows. */
import { arxivAbs, arxivListing, arxivPapers, arxivSearch } from '../fixtures/arxiv';
import { dailyPapers, type SamplePaper } from '../fixtures/daily-papers';
import { huggingFacePage } from '../fixtures/huggingface';

export interface SamplePage {
  name: string;
  url: string;
  html: string;
  /** How many toolbars it gets. */
  papers: number;
}

const GIVEN = 'Ada Wei Søren Fátima Ludwig Hana Kofi'.split(' ');
const FAMILIES = 'Lovelace Li Kierkegaard Silva Okafor Tanaka Nowak García Haddad Lindqvist Rossi'.split(' ');

/** The k-th author of the index-th paper: no two of one paper have the same name. */
const author = (index: number, k: number) =>
  `${GIVEN[(index + k) % GIVEN.length]} ${FAMILIES[(2 * index + k) % FAMILIES.length]}`;

const named: SamplePaper[] = dailyPapers.slice(0, 6).map((paper, index) => ({
  ...paper,
  authors: Array.from({ length: paper.authorCount ?? 0 }, (_, k) => author(index, k)),
  upvotes: 12 + index,
  ...(index % 2 ? { github: { url: `https://github.com/lab/card-${index}`, stars: 131 * (index + 7) } } : {}),
}));
const [detail] = named;
const [abs, ...listed] = arxivPapers(25, 4);
if (!detail || !abs) throw new Error('There are sample papers.');

const day = huggingFacePage({ kind: 'day', papers: named });

export const samplePages: readonly SamplePage[] = [
  ...['/papers', '/papers/date/2026-04-14', '/papers/week/2026-W16', '/papers/month/2026-04'].map((path) => ({
    name: `Hugging Face, ${path}`,
    url: `https://huggingface.co${path}`,
    html: day,
    papers: named.length,
  })),
  {
    name: 'Hugging Face, trending',
    url: 'https://huggingface.co/papers/trending',
    html: huggingFacePage({ kind: 'trending', papers: named }),
    papers: named.length,
  },
  {
    name: 'Hugging Face, search',
    url: 'https://huggingface.co/papers?q=machine+unlearning',
    html: huggingFacePage({ kind: 'search', papers: dailyPapers }),
    papers: dailyPapers.length,
  },
  {
    name: 'Hugging Face, organisation',
    url: 'https://huggingface.co/google/papers',
    html: huggingFacePage({ kind: 'organization', papers: named }),
    papers: named.length,
  },
  {
    name: 'Hugging Face, paper',
    url: `https://huggingface.co/papers/${detail.id}`,
    html: huggingFacePage({ kind: 'paper', papers: [detail] }),
    papers: 1,
  },
  ...(
    [
      ['new', '/list/cs.LG/new'],
      ['recent', '/list/cs.CL/recent?skip=0&show=250'],
      ['pastweek', '/list/hep-th/pastweek'],
      ['month', '/list/cs.CL/2026-04'],
      ['catchup', '/catchup/cs.CL/2026-04-14'],
      ['author', '/a/lovelace_a_1'],
    ] as const
  ).map(([name, path]) => ({
    name: `arXiv, ${name}`,
    url: `https://arxiv.org${path}`,
    html: arxivListing({ list: name === 'pastweek' ? 'recent' : name, papers: listed }),
    papers: listed.length,
  })),
  {
    name: 'arXiv, search',
    url: 'https://arxiv.org/search/?query=sparse&searchtype=all',
    html: arxivSearch({ papers: listed }),
    papers: listed.length,
  },
  {
    name: 'arXiv, advanced search',
    url: 'https://arxiv.org/search/advanced?advanced=&terms-0-term=sparse',
    html: arxivSearch({ papers: listed }),
    papers: listed.length,
  },
  {
    name: 'arXiv, paper',
    url: `https://arxiv.org/abs/${abs.id}`,
    html: arxivAbs({ ...abs, version: 2 }),
    papers: 1,
  },
];
