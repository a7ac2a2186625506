/**
 * Papers that exporters get wrong, with what any program that reads the export must find in them. The unit tests
 * of each format and the tests with other people's programs share them.
 */
import type { Author, Identifier, Paper } from '../../../lib/paper';

export interface HardCase {
  /** What is hard about it. */
  name: string;
  paper: Paper;
  /** As a person reads it. */
  title: string;
  /** Family names in order, with particles; groups and names that are not taken apart as they are. */
  authors: readonly string[];
  year?: number;
}

let count = 0;

/** A paper with only what the test is about; each has an identifier and a time of saving of its own. */
export function aReference(fields: Partial<Paper> & { title: string }): Paper {
  count++;
  const key: Identifier = fields.key ?? `doi:10.5555/offprint.${count}`;
  return {
    key,
    ids: [key],
    links: [],
    from: {},
    others: [],
    seen: [{ source: 'web/page', url: `https://example.org/papers/${count}`, at: 1_700_000_000_000 }],
    savedAt: 1_700_000_000_000 + count,
    status: 'to-read',
    tags: [],
    note: '',
    edited: {},
    ...fields,
  };
}

const arxiv = (id: string, fields: Partial<Paper> & { title: string }) =>
  aReference({ key: `arxiv:${id}`, categories: ['cs.LG', 'stat.ML'], ...fields });

const named = (...names: string[]): Author[] => names.map((name) => ({ name }));

export const hardCases: readonly HardCase[] = [
  {
    name: 'a preprint with TeX in its title',
    paper: arxiv('2501.00001', {
      title: 'Sorting in $\\mathcal{O}(n^2)$ is \\emph{never} enough for $N$ items',
      authors: named('Ada Lovelace', 'Charles Babbage'),
      published: '2025-01-03',
      tags: ['sorting', 'R&D'],
    }),
    title: 'Sorting in O(n²) is never enough for N items',
    authors: ['Lovelace', 'Babbage'],
    year: 2025,
  },
  {
    name: 'capitals that a style must not touch',
    paper: arxiv('1810.04805', {
      title: 'BERT: Pre-training of deep bidirectional Transformers for GPT-4o and A* on the iPhone',
      authors: named('Jacob Devlin', 'Kristina Toutanova'),
      published: '2018-10-11',
      venue: 'NAACL 2019',
    }),
    title: 'BERT: Pre-training of deep bidirectional Transformers for GPT-4o and A* on the iPhone',
    authors: ['Devlin', 'Toutanova'],
    year: 2019,
  },
  {
    name: 'every special character of TeX',
    paper: arxiv('2501.00003', {
      title: '100% of R&D_budgets #1: ~10x for $5, C:\\new, 2^n, a < b > c | d',
      authors: named('Åsa Ångström', 'Łukasz Żółć'),
      published: '2025-02',
    }),
    title: '100% of R&D_budgets #1: ~10x for $5, C:\\new, 2^n, a < b > c | d',
    authors: ['Ångström', 'Żółć'],
    year: 2025,
  },
  {
    name: 'braces that are part of the title',
    paper: arxiv('2501.00004', {
      title: 'Colourings of {1, 2, 3} and the set {a, b}',
      authors: named('Paul Erdős'),
      published: '2025-02-01',
    }),
    title: 'Colourings of {1, 2, 3} and the set {a, b}',
    authors: ['Erdős'],
    year: 2025,
  },
  {
    name: 'a brace, a dollar sign and a backslash without a partner',
    paper: arxiv('2501.00005', {
      title: 'What is } doing here, { and why $ at the end \\',
      authors: named('Grace Hopper'),
      published: '2025-02-01',
    }),
    title: 'What is } doing here, { and why $ at the end \\',
    authors: ['Hopper'],
    year: 2025,
  },
  {
    name: 'commands that would harm the document that cites it',
    paper: arxiv('2501.00006', {
      title: '\\input{/etc/passwd} \\write18{rm -rf} and $\\catcode`\\}=12$ \\def\\x{y}',
      authors: named('Robert \\input{x} Tables'),
      published: '2025-02-01',
    }),
    title: '\\input/etc/passwd \\write18{rm -rf} and $\\catcode`\\}=12$ \\def\\xy',
    authors: ['Tables'],
    year: 2025,
  },
  {
    name: 'accents written in TeX',
    paper: arxiv('2501.00007', {
      title: 'G\\"odel\'s \\\'Etude of {\\AA}ngstr\\"om and \\v{S}koda, with {\\it style}',
      authors: [{ name: 'Kurt G\\"odel' }, { name: 'Erwin Schr{\\"o}dinger' }],
      published: '2025-02-01',
    }),
    title: "Gödel's Étude of Ångström and Škoda, with style",
    authors: ['Gödel', 'Schrödinger'],
    year: 2025,
  },
  {
    name: 'particles and suffixes',
    paper: arxiv('2501.00008', {
      title: 'On names',
      authors: [
        ...named(
          'Ludwig van Beethoven',
          'Charles de la Vallée Poussin',
          'Jose da Silva e Costa',
          'Luc Van Gool',
        ),
        ...named('Martin Luther King Jr.', 'Henry Ford III', 'Muhammad ibn Musa al-Khwarizmi', 'danah boyd'),
        { name: 'Aaron van den Oord', family: 'van den Oord', given: 'Aaron' },
      ],
      published: '2025-02-01',
    }),
    title: 'On names',
    authors: [
      'van Beethoven',
      'de la Vallée Poussin',
      'da Silva e Costa',
      'Van Gool',
      'King',
      'Ford',
      'ibn Musa al-Khwarizmi',
      'boyd',
      'van den Oord',
    ],
    year: 2025,
  },
  {
    name: 'groups among the authors',
    paper: arxiv('1207.7214', {
      title: 'Observation of a new particle',
      authors: named(
        'ATLAS Collaboration',
        'OpenAI',
        'DeepSeek-AI',
        'Procter and Gamble',
        'Team, Gemini & Co',
      ),
      published: '2012-07-31',
      journalRef: 'Phys.Lett. B716 (2012) 1-29',
      comments: '24 pages plus author list',
    }),
    title: 'Observation of a new particle',
    authors: ['ATLAS Collaboration', 'OpenAI', 'DeepSeek-AI', 'Procter and Gamble', 'Team, Gemini & Co'],
    year: 2012,
  },
  {
    name: 'names of one word',
    paper: arxiv('2501.00010', {
      title: 'Dialogues',
      authors: named('Plato', 'Aristotle', 'others'),
      published: '2025-02-01',
    }),
    title: 'Dialogues',
    authors: ['Plato', 'Aristotle', 'others'],
    year: 2025,
  },
  {
    name: 'names and titles without a Latin letter',
    paper: arxiv('2501.00011', {
      title: '大規模言語モデルの評価',
      authors: named('山田 太郎', '王小明', 'Иван Петров', 'Γιώργος Σεφέρης', '김철수'),
      published: '2025-02-01',
    }),
    title: '大規模言語モデルの評価',
    authors: ['山田 太郎', '王小明', 'Петров', 'Σεφέρης', '김철수'],
    year: 2025,
  },
  {
    name: 'three thousand authors',
    paper: arxiv('2501.00012', {
      title: 'Precise measurement of everything',
      authors: Array.from({ length: 3000 }, (_, i) => ({ name: `A. ${letters(i)}son` })),
      published: '2025-02-01',
    }),
    title: 'Precise measurement of everything',
    authors: Array.from({ length: 3000 }, (_, i) => `${letters(i)}son`),
    year: 2025,
  },
  {
    name: 'no authors',
    paper: arxiv('2501.00013', { title: 'Anonymous work on ants', published: '2025-02-01' }),
    title: 'Anonymous work on ants',
    authors: [],
    year: 2025,
  },
  {
    name: 'no date, but a number that tells it',
    paper: arxiv('hep-th/0304012', { title: 'Old strings', authors: named('Edward Witten') }),
    title: 'Old strings',
    authors: ['Witten'],
    year: 2003,
  },
  {
    name: 'no date at all',
    paper: aReference({ title: 'Undated thoughts', authors: named('Jane Doe') }),
    title: 'Undated thoughts',
    authors: ['Doe'],
  },
  {
    name: 'a journal article with volume, issue and pages',
    paper: aReference({
      title: 'Deep learning for $\\beta$-VAEs',
      authors: named('Yann LeCun', 'Yoshua Bengio'),
      published: '2015-05-27',
      journalRef: 'Nature 521(7553), 436-444 (2015)',
    }),
    title: 'Deep learning for β-VAEs',
    authors: ['LeCun', 'Bengio'],
    year: 2015,
  },
  {
    name: 'a paper in proceedings with a series',
    paper: arxiv('2002.05709', {
      title: 'A Simple Framework for Contrastive Learning of Visual Representations',
      authors: named('Ting Chen', 'Geoffrey Hinton'),
      published: '2020-02-13',
      journalRef:
        'Proceedings of the 37th International Conference on Machine Learning, PMLR 119:1597-1607, 2020',
    }),
    title: 'A Simple Framework for Contrastive Learning of Visual Representations',
    authors: ['Chen', 'Hinton'],
    year: 2020,
  },
  {
    name: 'a reference that fits no pattern',
    paper: arxiv('0706.0001', {
      title: 'Dark things & other things',
      authors: named('Vera Rubin'),
      published: '2007-06-01',
      journalRef: 'Phys. Rev. D 76, 013009 (2007); Erratum-ibid. 77, 029901_a (2008)',
    }),
    title: 'Dark things & other things',
    authors: ['Rubin'],
    year: 2007,
  },
  {
    name: 'a list of authors that is cut short',
    paper: arxiv('2303.08774', {
      title: 'Technical report',
      authors: named('Josh Achiam', 'Steven Adler'),
      authorsCut: true,
      authorCount: 280,
      published: '2023-03-15',
    }),
    title: 'Technical report',
    authors: ['Achiam', 'Adler'],
    year: 2023,
  },
  {
    name: 'an address and a DOI full of signs',
    paper: aReference({
      key: 'doi:10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o',
      title: 'A DOI of the old kind',
      authors: named('Birger Hjørland'),
      published: '1998',
      seen: [{ source: 'web/page', url: 'https://example.org/a_b%20c?d={e}&f=#g', at: 1 }],
      venue: 'Journal of the American Society for Information Science',
    }),
    title: 'A DOI of the old kind',
    authors: ['Hjørland'],
    year: 1998,
  },
  {
    name: 'a formula for a title, and line breaks',
    paper: arxiv('2501.00020', {
      title: '=HYPERLINK("https://example.org","x")\r\nER  - \r\nTY  - JOUR',
      authors: named('Eve\r\nMallory'),
      published: '2025-02-01',
      note: '-2+3\n+cmd|calc',
      tags: ['@tag', 'two words'],
      abstract: 'First line.\nAB  - second',
    }),
    title: '=HYPERLINK("https://example.org","x") ER - TY - JOUR',
    authors: ['Mallory'],
    year: 2025,
  },
];

/** `Aaaa`, `Aaab`, …: names that differ, in letters only. */
function letters(index: number): string {
  const digits = Array.from({ length: 4 }, (_, place) => Math.floor(index / 26 ** (3 - place)) % 26);
  return String.fromCharCode(...digits.map((digit, place) => (place === 0 ? 65 : 97) + digit));
}

/** All of the papers, each with a savedAt of its own. */
export const hardPapers: readonly Paper[] = hardCases.map(({ paper }) => paper);
