/**
 * All that reads what comes from outside, each with good inputs to begin with. What is read has to be valid: a target
 * throws where it is not, or where its reader does.
 */
import { openBibFile } from '../../lib/bibliography/bib-file';
import { readBibliography } from '../../lib/bibliography/read-bibliography';
import { bibtexNames } from '../../lib/citation/bibtex-names';
import { keyReader } from '../../lib/citation/citation-key';
import { parsePattern } from '../../lib/citation/key-pattern';
import { nameOf } from '../../lib/citation/names';
import { plainTitle } from '../../lib/citation/plain-title';
import { parseTex } from '../../lib/citation/tex';
import { appearanceOf } from '../../lib/citation/venues';
import { linkOf, linksInText } from '../../lib/code-links';
import { partialDate } from '../../lib/dates';
import type { Format } from '../../lib/formats/format';
import { formats } from '../../lib/formats/registry';
import { arxivIdentifier, doiIdentifier, identify } from '../../lib/identifiers';
import { entryId } from '../../lib/imports/entry-id';
import type { Draft, ImportFormat } from '../../lib/imports/import';
import { importFormats, recognise } from '../../lib/imports/registry';
import { fromBibtex } from '../../lib/imports/tex-text';
import { parseJson } from '../../lib/json';
import { readBackup } from '../../lib/library/backup';
import { paperFrom } from '../../lib/library/merge';
import { fileText } from '../../lib/markdown-files/file-text';
import { UnreadableFrontMatter } from '../../lib/markdown-files/front-matter';
import { harmlessMarkdown } from '../../lib/markdown-files/harmless';
import { OverlayMessage, OwnPageMessage } from '../../lib/messages';
import { parseNote } from '../../lib/note-markdown';
import { Identifier, Link, Paper, PartialDate, Sighting } from '../../lib/paper';
import { highlight } from '../../lib/search/highlight';
import { parseQuery } from '../../lib/search/parse-query';
import { checked } from '../../lib/sources/checked';
import { withoutTags, xmlTree } from '../../lib/sources/markup';
import { sources } from '../../lib/sources/registry';
import { type Source, Unreadable } from '../../lib/sources/source';
import { clean, clip, fold } from '../../lib/text';
import { isWithin } from '../../lib/within';
import {
  arxivFeed,
  crossrefWork,
  dataciteRecord,
  gitHubRepository,
  gitHubSearch,
  huggingFaceRecord,
  openAlexWork,
  openReviewNotes,
  type Recorded,
  semanticScholarRecord,
  zenodoSearch,
} from '../fixtures/sources';
import { aPaper, aSighting, NOW } from '../unit/builders';

export interface Target {
  name: string;
  /** Good inputs, for others to be made of. */
  seeds: readonly string[];
  /** The seeds are JSON. */
  isJson?: boolean;
  /** Its share of the inputs, beside 1 for most. */
  weight?: number;
  /** What is made of the input before the clock starts. */
  prepare?(input: string): Document;
  run(input: string, prepared?: Document): void;
}

const record: Recorded = {
  arxiv: '2505.23462',
  doi: '10.1145/3580305.3599263',
  title: 'Retrieval of Sparse <i>Things</i> &amp; Others',
  authors: ['Ada Lovelace', 'Ludwig van Beethoven'],
  abstract: 'We retrieve things. Our code is at https://github.com/ada/things.',
  published: '2025-05-29',
  comments: 'Accepted at NeurIPS 2025',
  publishedDoi: '10.1145/1234567',
  journal: 'Journal of Things',
};

const ANSWERS: Readonly<Record<string, string>> = {
  arxiv: arxivFeed([record]),
  crossref: crossrefWork(record),
  datacite: dataciteRecord(record),
  openreview: openReviewNotes('forum12345', record),
  huggingface: huggingFaceRecord(record),
  openalex: openAlexWork(record),
  'semantic-scholar': JSON.stringify([semanticScholarRecord(record)]),
  zenodo: zenodoSearch([
    {
      id: 1234567,
      type: 'software',
      relations: [{ identifier: record.doi ?? '', relation: 'isSupplementTo' }],
    },
  ]),
  'github-search': gitHubSearch([{ name: 'ada/things', description: 'Code of arXiv:2505.23462' }]),
  'software-heritage': JSON.stringify([
    {
      url: 'https://github.com/ada/things',
      metadata: { citation: 'https://doi.org/10.1145/3580305.3599263' },
    },
  ]),
  github: JSON.stringify(gitHubRepository({ name: 'ada/things' })),
};

const HANDLES = [
  ...['arxiv:2505.23462', 'doi:10.1145/3580305.3599263', 'acl:2020.acl-main.405', 'openreview:forum12345'],
  ...['pmid:123456', 'doi:10.5281/zenodo.1234', 'github:ada/things'],
];

function answerOf(source: Source): string {
  const { wants } = source.request(source.handles(HANDLES));
  return ANSWERS[source.id] ?? (wants === 'html' ? HTML : JSON.stringify({ items: [record] }));
}

const HTML = `<!doctype html><title>Things</title><h1 class="ltx_title">Things</h1><article><section><p>Our code is at
<a href="https://github.com/ada/things">this URL</a>.</p></section><h2 id="title"><a href="/x.pdf">Things</a></h2>`;

const TITLES = [
  'Sparse $k$-Means in $\\mathcal{O}(n \\log n)$ Time',
  'Gr{\\"o}bner Bases {\\\'a} la Carte: {DNA} \\& \\emph{more}',
  'CO<sub>2</sub> at <i>Scale</i>',
];

const BIBTEX = `@string{jt = "Journal of Things"}
@article{ada2025, author = {Lovelace, Ada and {The Group} and others}, title = {${TITLES[1]}}, journal = jt # { (A)},
 year = 2025, month = may, doi = {10.1145/3580305.3599263}, eprint = {2505.23462}, pages = {1--9}, note = {a $x^2$}}
@inproceedings{b, crossref = {c}, title = "One"} @proceedings{c, booktitle = {Proc. of Things}, year = {2024}}
% a comment @comment{x}
@misc{d, title = {No}, url = {https://arxiv.org/abs/2505.23462}, date = {2025-05-29}, keywords = {a, b}}`;

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  bibtex: [BIBTEX],
  ris: [
    'TY  - JOUR\nAU  - Lovelace, Ada\nTI  - Things\nPY  - 2025/05/29\nDO  - 10.1145/1\nUR  - https://arxiv.org/abs/2505.23462\nKW  - a\nN2  - We do.\nER  - \n\nTY  - CONF\nT1  - Others\nER  -\n',
  ],
  'csl-json': [
    '[{"id": "a", "type": "article-journal", "title": "Things", "author": [{"family": "Lovelace", "given": "Ada"}, {"literal": "Group"}], "issued": {"date-parts": [[2025, 5, 29]]}, "DOI": "10.1145/1", "note": "arXiv:2505.23462\\ntex.x: y", "URL": "https://a.b"}]',
  ],
  papermemory: [
    '{"Arxiv-2505.23462": {"id": "Arxiv-2505.23462", "title": "Things", "author": "Ada Lovelace and B C", "year": "2025", "venue": "V", "pdfLink": "https://arxiv.org/pdf/2505.23462", "bibtex": "@article{a, title={Things}}", "tags": ["a"], "note": "n", "addDate": "2025-05-29T00:00:00Z", "favorite": true}, "__dataVersion": 1}',
  ],
  csv: [
    'Title,Authors,Year,DOI\n"Things, and ""more""",Ada Lovelace; B C,2025,10.1145/1\n',
    'title\tdoi\nA\t10.1/2\n',
  ],
  list: [
    'See arXiv:2505.23462v2, doi:10.1145/3580305.3599263 and [A title of it](https://arxiv.org/abs/2505.23463).\n',
  ],
  bookmarks: [
    '<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p><DT><H3 ADD_DATE="1">Papers</H3><DL><p><DT><A HREF="https://arxiv.org/abs/2505.23462" ADD_DATE="1700000000" TAGS="a,b">Things</A></DL><p></DL>',
  ],
};

const paper = aPaper({
  title: 'Things',
  ids: ['arxiv:2505.23462'],
  key: 'arxiv:2505.23462',
  tags: ['a'],
  note: 'A *note*.\n\n- [x](https://a.b)\n> q\n\n```js\nx\n```\n',
});

export const targets: readonly Target[] = [
  {
    name: 'identifiers',
    seeds: [
      ...[
        'https://arxiv.org/abs/2505.23462v2',
        'arXiv:hep-th/9901001',
        'https://doi.org/10.1145/3580305.3599263',
      ],
      ...[
        'https://openreview.net/forum?id=xQUe1pOKPam',
        'https://aclanthology.org/2020.acl-main.405/',
        '10.1000/(a)b',
      ],
      ...[
        'https://papers.nips.cc/paper_files/paper/2023/hash/0123456789abcdef0123456789abcdef-Abstract.html',
      ],
      ...[
        'https://www.biorxiv.org/content/10.1101/2024.01.15.123456v2.full.pdf',
        'https://hal.science/hal-04012345v2',
      ],
    ],
    run(input) {
      for (const found of [identify(input)?.id, arxivIdentifier(input)?.id, doiIdentifier(input)]) {
        if (found !== undefined) Identifier.parse(found);
      }
    },
  },
  {
    name: 'code links',
    seeds: [
      'Our code is at https://github.com/ada/things.git, built on gitlab.com/a/b/-/tree. See hf.co/a/b and doi:10.5281/zenodo.12.',
      'We release it (https://ada.github.io/things/index.html), e.g. via osf.io/ab2cd and anonymous.4open.science/r/x-1.',
    ],
    run(input) {
      for (const link of linksInText(input, 'abstract')) Link.parse(link);
      const told = linkOf(input);
      if (told) Link.parse({ ...told, foundIn: 'page link' });
    },
  },
  {
    name: 'texts',
    seeds: [
      ...TITLES,
      'Nguye\u0302\u0303n \u200dand 👩‍💻 <b>x</b>',
      'May 29th, 2025',
      '2025-05-29T10:00:00Z',
    ],
    run(input) {
      const text = clean(input);
      if (clean(text) !== text) throw new Error('A clean text is clean.');
      fold(input);
      clip(input, 50);
      withoutTags(input);
      const date = partialDate(input);
      if (date !== undefined) PartialDate.parse(date);
    },
  },
  {
    name: 'titles in TeX',
    seeds: TITLES,
    run(input) {
      parseTex(input);
      plainTitle(input);
      fromBibtex(input);
    },
  },
  {
    name: 'names',
    seeds: [
      'Lovelace, Ada and Ludwig van Beethoven and {The Group} and others',
      'King, Jr., Martin Luther',
      'García Márquez',
    ],
    run(input) {
      bibtexNames(input);
      nameOf({ name: input });
    },
  },
  {
    name: 'venues',
    seeds: [
      'Accepted at NeurIPS 2025 (oral)',
      'Phys. Rev. D 76, 013009 (2007)',
      'Proceedings of the 40th ICML, PMLR 202',
    ],
    run(input) {
      appearanceOf({ ...paper, comments: input, journalRef: input, venue: input });
    },
  },
  {
    name: 'patterns of keys',
    seeds: [
      '[auth:lower][year][veryshorttitle:lower]',
      'auth.lower + shorttitle(3,3) + "_" + year',
      '[auth:(noauth)]',
    ],
    run(input) {
      try {
        parsePattern(input);
      } catch (error) {
        // It says what cannot be read.
        if (error instanceof TypeError || error instanceof RangeError) throw error;
        return;
      }
      keyReader(input)(paper);
    },
  },
  {
    name: 'search queries',
    seeds: [
      'graph "policy gradients" -author:li year:2020..2024',
      'has:code is:unread tag:"to do" title:mu',
      'arxiv:2505.23462',
      'year：2024 “graph kernels” site:arxiv.org',
    ],
    run(input) {
      const { terms, filters } = parseQuery(input);
      highlight('Graph kernels for policy gradients', terms, 'title');
      for (const filter of filters) filter({ published: '2025', sites: ['arxiv'], tags: [] } as never);
    },
  },
  {
    name: 'notes',
    seeds: [
      paper.note,
      '# A\n\n![x](y) <b>z</b> {{ query }} `= this.x`\n\n1. a\n   - b\n',
      '> a\n> > b\n\n---\n\\*',
    ],
    run(input) {
      harmlessMarkdown(input);
      // No note of the library is longer.
      if (input.length > 100_000) return;
      parseNote(input);
    },
  },
  ...formats.map((format) => ({
    name: `export to ${format.name}`,
    weight: 0.2,
    seeds: [...TITLES, paper.note, '=HYPERLINK("https://a.b")', '\\write18{rm} % @article{x,} \nER  - \n'],
    run: (input: string) => void exported(format, input),
  })),
  {
    name: 'Markdown files',
    seeds: [
      fileText(paper, 'ada2025'),
      '---\ntags: [a, b]\nx: "y"\n---\n\ntext\n',
      '---\n# c\noffprint: "arxiv:1"\n...\n',
    ],
    run(input) {
      try {
        fileText(paper, 'ada2025', input);
      } catch (error) {
        if (!(error instanceof UnreadableFrontMatter)) throw error;
      }
    },
  },
  {
    name: 'messages',
    isJson: true,
    seeds: [
      { type: 'look-up', entries: [{ ids: ['arxiv:2505.23462'], likeness: 'x' }] },
      {
        type: 'save',
        sighting: aSighting({ abstract: 'x', links: [{ kind: 'pdf', url: 'https://a.b', foundIn: 'text' }] }),
      },
      { type: 'put-back', removal: { keys: ['arxiv:2505.23462'], removedAt: 1 } },
      {
        type: 'find-code',
        entries: [{ ids: ['arxiv:1'], title: 'x', authors: [{ name: 'y' }] }],
        onScreen: true,
      },
      { type: 'look-up-works', works: [{ ids: ['doi:10.1/2'], title: 'x' }] },
    ].map((it) => JSON.stringify(it)),
    run(input) {
      const message = parsed(input);
      if (!isWithin(message, { size: 10_000_000, depth: 12 })) return;
      OverlayMessage.safeParse(message);
      OwnPageMessage.safeParse(message);
    },
  },
  {
    name: 'backups',
    isJson: true,
    seeds: [
      JSON.stringify({
        format: 'offprint-backup',
        version: 1,
        exportedAt: '2026-01-01',
        papers: [paper, paper],
      }),
    ],
    run(input) {
      const read = readBackup(input);
      if (read.ok) for (const it of read.backup.papers) Paper.parse(it);
    },
  },
  ...importFormats.map((format) => ({
    name: `import of ${format.name}`,
    seeds: TEXTS[format.id] ?? [],
    isJson: format.id === 'csl-json' || format.id === 'papermemory',
    run: (input: string) => readImport(format, input),
  })),
  {
    name: 'bibliographies',
    seeds: [BIBTEX],
    run: (input) => void readBibliography(openBibFile(input)),
  },
  ...sources.map((source) => ({
    name: `answers of ${source.name}`,
    seeds: [answerOf(source)],
    isJson: source.request(source.handles(HANDLES)).wants === 'json',
    run(input: string) {
      const handles = source.handles(HANDLES).slice(0, source.batch);
      try {
        for (const finding of source.read(input, handles, { title: 'Things' }).values()) {
          const { sighting } = checked(finding);
          if (sighting) Paper.parse(paperFrom(Sighting.parse(sighting), NOW));
        }
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
      }
    },
  })),
  {
    name: 'XML',
    seeds: [ANSWERS['arxiv'] ?? ''],
    run: (input) => void unlessUnreadable(() => xmlTree(input)),
  },
];

function exported(format: Format, text: string): string {
  const line = clip(clean(text), 500) || 'x';
  return format.write([{ ...paper, note: text, title: line, venue: line }], { abstracts: true });
}

function readImport(format: ImportFormat, input: string): void {
  recognise(input, 'x.txt');
  format.choices?.(input);
  for (const item of format.read(input)) {
    if ('draft' in item) Paper.parse(paperOf(item.draft, format.id));
  }
}

function paperOf({ told, own }: Draft, id: string): unknown {
  const ids = told.ids.length > 0 ? told.ids : [entryId(told)];
  return { ...paperFrom({ ...told, ids, source: `import/${id}` as never }, NOW), ...own };
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function unlessUnreadable(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
  }
}
