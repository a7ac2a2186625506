/**
 * A made-up library of any size with every entry type and every field of the BibLaTeX manual (version 3.20, sections
 * 2.1 and 2.2), written in all the ways in which people write them. The same for the same number.
 */

/** Regular types, aliases, and those that most styles do not know. */
export const TYPES = [
  ...[
    'article',
    'book',
    'mvbook',
    'inbook',
    'bookinbook',
    'suppbook',
    'booklet',
    'collection',
    'mvcollection',
  ],
  ...['incollection', 'suppcollection', 'dataset', 'manual', 'misc', 'online', 'patent', 'periodical'],
  ...[
    'suppperiodical',
    'proceedings',
    'mvproceedings',
    'inproceedings',
    'reference',
    'mvreference',
    'inreference',
  ],
  ...[
    'report',
    'set',
    'software',
    'thesis',
    'unpublished',
    'customa',
    'customb',
    'customc',
    'customd',
    'custome',
  ],
  ...[
    'customf',
    'conference',
    'electronic',
    'mastersthesis',
    'phdthesis',
    'techreport',
    'www',
    'artwork',
    'audio',
  ],
  ...['bibnote', 'commentary', 'image', 'jurisdiction', 'legislation', 'legal', 'letter', 'movie', 'music'],
  ...['performance', 'review', 'standard', 'video'],
] as const;

const NAMES = [
  'Knuth, Donald E.',
  'Ludwig van Beethoven',
  "de la Vall{\\'e}e Poussin, Charles",
  'King, Jr., Martin Luther',
  'M{\\"u}ller, Hans and Ga{\\"e}l Varoquaux and others',
  '{Barnes and Noble}',
  'danah boyd',
  'Łukasz Żółć and Çelik, Ayşe',
  '王小明 and 山田, 太郎',
  '{The {ATLAS} Collaboration}',
  "Silva e Costa, Jos{\\'e} da",
  'al-Khwarizmi, Muhammad ibn Musa',
  "O'Neil, Sh{\\aa}ne and d'Alembert, Jean",
];

const TITLES = [
  'A plain title of a work',
  '{BERT}: {P}re-training of Deep Bidirectional Transformers',
  '{{Every Capital Is Kept Here}}',
  'On $\\beta$-{VAE}s and the $O(n^2)$ of {van der {W}aals} forces',
  'G{\\"o}del, {\\\'E}tudes and {\\ss}',
  '100\\% of R\\&D: \\#1 and a \\_ more',
  "The \\emph{very} \\textbf{best} of ``quotes''",
  'Die Lehre von den {Tonempfindungen} -- und mehr',
  'Colourings of \\{1, 2, 3\\}',
  '深層学習の評価',
  'What Is \\enquote{Meaning}? A Question',
  'title in small letters about Paris',
];

const TEXTS = [
  'Plain text',
  'Text with {Braces Around} words',
  'Accents \\\'a \\^o \\"u {\\c c} and \\LaTeX',
  'A note, see \\url{https://example.org/a_b?c=1&d=2} there',
  'Ends in a full stop.',
  'ä ö ü ß é ł — “quotes”',
  '50\\% \\& more \\$5',
];

const LISTS = ['Springer', 'MIT Press and Another House', 'Berlin and Heidelberg', 'Addison--Wesley'];
const PAGES = ['12--45', '7', 'e1001', '100-110', 'iv--xii', '12--15, 20--24'];
const DATES = ['1999', '2004-05', '2011-11-30', '1998-03/1999-04', '2001/', '1723~', '2010-21'];

/** Each field that the manual names, and what stands in it. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  ...of(
    TEXTS,
    `abstract addendum annotation booksubtitle booktitleaddon chapter eventtitle eventtitleaddon howpublished
    indextitle issuesubtitle issuetitle issuetitleaddon journalsubtitle journaltitleaddon label library mainsubtitle
    maintitleaddon nameaddon note origtitle part pubstate reprinttitle shorthand shorthandintro shortjournal
    shortseries shorttitle sortshorthand sorttitle titleaddon type userc userd usere userf venue version`,
  ),
  ...of(
    NAMES,
    `author bookauthor commentator editor editora editorb editorc translator annotator introduction foreword
    afterword holder shortauthor shorteditor namea nameb namec`,
  ),
  ...of(LISTS, 'institution organization origlocation origpublisher publisher location language lista listb'),
  ...of(['english', 'ngerman'], 'langid origlanguage hyphenation'),
  ...of(['3', '12', 'IV', '4b'], 'volume number edition volumes pagetotal issue eid series sortyear'),
  ...of(['978-3-16-148410-0', '0-201-03801-3'], 'isbn'),
  ...of(['1234-5679'], 'issn'),
  ...of(['editor', 'compiler', 'redactor'], 'editortype editoratype authortype'),
  ...of(DATES, 'date eventdate origdate urldate'),
  ...of(PAGES, 'pages bookpagination'),
  ...of([':files/Some Paper.pdf:PDF', '/home/me/a_b.pdf'], 'file'),
  ...of(['https://example.org/page?a=b_c&d=%20e~f', 'http://www.example.com/'], 'url'),
  ...of(['a, b; c', 'machine learning, R\\&D'], 'keywords'),
  ...of(['other_key', 'one, two'], 'related xref entryset'),
  ...of(['useprefix=true', 'skipbib'], 'options'),
};

function of(values: readonly string[], names: string): Record<string, readonly string[]> {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, values]),
  );
}

const NAMES_OF_FIELDS = Object.keys(FIELDS);

/** A file of so many entries, in all the ways of writing one. */
export function biblatexLibrary(entries: number): string {
  const pieces = [
    '% Encoding: UTF-8\n@string{jmlr = "Journal of " # {Machine Learning Research}}\n@preamble{"\\newcommand{\\x}{y}"}\n',
  ];
  for (let n = 0; n < entries; n++) pieces.push(entry(n));
  return pieces.join('\n');
}

function entry(n: number): string {
  const type = TYPES[n % TYPES.length] ?? 'misc';
  const pick = makePicker(n);
  const fields = new Map<string, string>();
  fields.set('title', `${pick(TITLES)} ${n}`);
  if (pick.chance(0.95)) fields.set('author', pick(NAMES));
  if (pick.chance(0.3)) fields.set('subtitle', pick(TITLES));
  fields.set(pick.chance(0.5) ? 'journaltitle' : 'booktitle', pick(CONTAINERS));
  if (pick.chance(0.2)) fields.set('maintitle', pick(TITLES));
  for (let count = 0; count < 12; count++) {
    const name = pick(NAMES_OF_FIELDS);
    if (!fields.has(name)) fields.set(name, pick(FIELDS[name] ?? TEXTS));
  }
  // Each way of saying when.
  if (!fields.has('date')) {
    fields.set('year', pick(['1987', '2015', '2020a', 'in press', '0350']));
    if (pick.chance(0.5)) fields.set('month', pick(['mar', '"10~" # jan', '7', 'September', 'Spring']));
  }
  if (pick.chance(0.3)) fields.set('doi', `10.5555/Test.${n}(A)<1::B>`);
  if (pick.chance(0.2)) {
    fields.set(
      'eprint',
      `${String(1501 + (n % 12)).padStart(4, '0')}.${String(10_000 + n).slice(-5)}${pick(['', 'v3'])}`,
    );
    fields.set(pick.chance(0.5) ? 'eprinttype' : 'archiveprefix', 'arXiv');
    fields.set('eprintclass', 'cs.LG');
  }
  return `@${pick(CASES)(type)}{key:${type}/${n},\n${[...fields].map(([name, value]) => `\t${name} = ${written(name, value, pick)},\n`).join('')}}\n`;
}

const CONTAINERS = [
  'Nature',
  'Journal of {M}achine Learning Research',
  'Proceedings of the 37th International Conference on Machine Learning',
  'NeurIPS 2019',
  'A Book of {Things} \\& More',
  'arXiv preprint',
  'CoRR',
  'Communications of the {ACM}',
];

const CASES = [
  (type: string) => type,
  (type: string) => type.toUpperCase(),
  (type: string) => `${type.charAt(0).toUpperCase()}${type.slice(1)}`,
];

type Picker = (<T>(from: readonly T[]) => T) & { chance(of: number): boolean };

function written(name: string, value: string, pick: Picker): string {
  if (name === 'month') return /^(?:[a-z]{3}|\d+|".*)$/.test(value) ? value : `{${value}}`;
  if (value === 'Nature' && pick.chance(0.5)) return 'jmlr';
  return pick.chance(0.8) || value.includes('"') ? `{${value}}` : `"${value}"`;
}

/** Picks by turns that look like chance, and are the same every time. */
function makePicker(seed: number): Picker {
  let state = (seed + 1) * 2654435761;
  const next = () => {
    state = Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9;
    return ((state ^ (state >>> 13)) >>> 0) / 4294967296;
  };
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  return Object.assign(pick, { chance: (of: number) => next() < of });
}
