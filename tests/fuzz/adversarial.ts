/** Texts that make a careless pattern try over and over again: one piece many times, and an end that does not fit. */
import { PIECES } from './mutate';
import { timeOf } from './run';
import type { Target } from './targets';

export interface Pump {
  name: string;
  /** The text, of about so many characters. */
  text(length: number): string;
}

/** Pieces that belong together, of which each may wait for what ends it. */
const PAIRS: readonly [before: string, piece: string, after: string][] = [
  ['', '[', ']'],
  ['', '{"a":', '}'],
  ['', '(', ')'],
  ['', '{', '}'],
  ['', '<i>', '</i>'],
  ['', '> ', ''],
  ['', '- ', ''],
  ['"', '\\"', '"'],
  ['@article{a, title = {', '{', '}}}'],
  ['@article{a, title = "', '{x} ', '"}'],
  ['@article{a, author = {', 'A B and ', 'C}}'],
  ['@article{a, x = ', 'a # ', 'b}'],
  ['@article{a,', ' x = 1,', '}'],
  ['', '@article{a, title = {A', '}}'],
  ['', '@string{a = "b"}\n', '@misc{x, title = a}'],
  ['', 'TY  - JOUR\nTI  - A\n', 'ER  - \n'],
  ['TY  - JOUR\n', 'AU  - A, B\n', 'ER  - \n'],
  ['title,doi\n', '"a ""b"" ', '",x\n'],
  ['title,doi\n', 'a,', '\n'],
  ['[', '{"title": "A"},', '{}]'],
  ['[{"title": "', 'a ', '"}]'],
  ['<!DOCTYPE NETSCAPE-Bookmark-file-1><DL>', '<DT><H3>A</H3><DL>', '</DL>'],
  [
    '<!DOCTYPE NETSCAPE-Bookmark-file-1><DL>',
    '<DT><A HREF="https://arxiv.org/abs/2505.23462">A</A>',
    '</DL>',
  ],
  ['https://github.com/', 'a/', '!'],
  ['https://', 'a.', '/'],
  ['10.1000/', '(a', ')'],
  ['', 'https://github.com/a/b', ''],
  ['', 'our code is ', 'x'],
  ['', 'is available, ', 'https://github.com/a/b'],
  ['', 'we release ', 'x'],
  ['', 'e.g. ', 'x'],
  ['', '[a](https://arxiv.org/abs/2505.23462) ', ''],
  ['', '[a](', ''],
  ['', '![', ']'],
  ['', '*a ', ''],
  ['', '**a', '*'],
  ['', '_a_b', ''],
  ['', '`a', ''],
  ['', '``` ', '\n'],
  ['', '1. ', ''],
  ['', '| a ', ''],
  ['---\n', 'a: ', '\n---\n'],
  ['---\n', '- a\n', '---\n'],
  ['---\n', '[a, ', '\n---\n'],
  ['---\n', '\n', 'x'],
  ['', '$x^{', '}$'],
  ['', '\\frac{', '}'],
  ['', '\\begin{a}', '\\end{a}'],
  ['', 'e\u0301', ''],
  ['a', '\u0301', ''],
  ['', 'a\u200d', ' '],
  ['', '\u0301\u200d', ' '],
  ['', 'title:"a" ', ''],
  ['', '-a:', ''],
  ['', 'a" ', ''],
  ['', '[auth', ']'],
  ['', '[year:lower', ']'],
  ['auth', '.lower', ''],
  ['', 'year + ', 'x'],
  ['Phys. Rev. ', '1 (2007) ', 'x'],
  ['Accepted at ', 'NeurIPS ', '2025'],
  ['', 'van der ', 'A'],
  ['', 'A, ', 'B'],
  ['', '&amp', ';'],
  ['<entry>', '<a b="c" ', '/></entry>'],
  ['', '<!--', '-->'],
  ['', '<![CDATA[', ']]>'],
  ['', '2026-', '04'],
  ['', '12 ', 'May'],
  ['a', '\u0301\u0316', 'b'],
  ['https://a', '\u0301\u0316', '.org/'],
  ['TY  - JOUR\nTI  - A\nN1  - <i><', 'br <', '\nER  - \n'],
  ['TY  - JOUR\nTI  - A\n', 'ZZ  - a\n', 'ER  - \n'],
  ['TY  - JOUR\nTI  - A\nAU  - A', ',', 'B\nER  - \n'],
  ['TY  - JOUR\nTI  - A\nSP  - 1', ' ', 'B\nER  - \n'],
  ['title,pages\nA,1', ' ', '2\n'],
  ['', '10.1234.', 'x'],
  ['https://arxiv.org/abs/2505.23462', '.', 'x'],
  ['', '@a()', '!'],
  ['@a{', ' ', '!'],
  ['@a{b', ' ', 'c, d = {}}'],
  ['', '@comment{\n', ''],
  ['', '@a{b,c="{}{}', ''],
  ['@a{b, ', 'c={ @a{k,d={}}, c={x} }, ', ''],
  ['@string{a="x"}', '@string{a=a#a}', '@misc{k,title=a}'],
  ['@misc{a, title={a}, url = {x', 'y\\url{a}', ' y}}'],
  ['@article{a, title={a}, pages = {1', '~', '2}}'],
  ['@article{a, title = {{A} b', ' \\url{', '}}'],
  ['[', ' {"a":\n', ']'],
  ['<DL>', '<A ', ''],
  ['<DL><A HREF="https://arxiv.org/abs/2505.23462">', 'b<', '</A>'],
  [
    '<article><h1 class="ltx_title_document">T</h1><p>',
    'a <a href="https://github.com/a/b">d.e</a>',
    '</p></article>',
  ],
];

/** Pieces of which each is another. */
const COUNTED: readonly [before: string, piece: (index: number) => string, after: string][] = [
  ['{', (index) => `"a${index}" : {}, `, '"b": {}}'],
  ['', (index) => `@misc{a${index}, xdata = {a${index + 1}}}\n`, ''],
  ['', (index) => `@xdata{a${index}, xdata = {a${index + 1}, a${index + 2}}}\n`, '@misc{z, xdata = {a0}}'],
];

/** One piece over and over, and then another, so that each of these may be held against all of the first. */
const TWO: readonly [before: string, piece: string, between: string, other: string][] = [
  ['title', ',', '\n', 'ab\n'],
  ['<DL>', '<DT><H3>A</H3><DL>', '', '<A HREF="https://arxiv.org/abs/2505.23462">A</A>'],
  ['@string{a = "', 'x ', '"}', '@misc{k, title = a}'],
  ['@book{p, x = "', 'x ', '"}', '@misc{k, crossref = {p}}'],
];

const same: readonly Pump[] = [
  ...['a', 'A ', 'ab ', '1', '1.', 'a-', 'a@'].map((piece): [string, string, string] => [
    '',
    piece,
    '\u0000!',
  ]),
  ...PIECES.map((piece): [string, string, string] => ['', piece, '\u0000!']),
  ...PAIRS,
].map(([before, piece, after]) => ({
  name: JSON.stringify(`${before}${piece}…${after}`),
  text(length) {
    const isPair = after !== '' && /^[[({<"$\\]/.test(piece);
    const count = Math.floor(length / (piece.length + (isPair ? after.length : 0)));
    return before + piece.repeat(count) + (isPair ? after.repeat(count) : after);
  },
}));

const counted: readonly Pump[] = COUNTED.map(([before, piece, after]) => ({
  name: JSON.stringify(`${before}${piece(0)}…${after}`),
  text(length) {
    const count = Math.floor(length / piece(length).length);
    return before + Array.from({ length: count }, (_, index) => piece(index)).join('') + after;
  },
}));

const two: readonly Pump[] = TWO.map(([before, piece, between, other]) => ({
  name: JSON.stringify(`${before}${piece}…${between}${other}…`),
  text(length) {
    const half = (it: string) => it.repeat(Math.floor(length / 2 / it.length));
    return before + half(piece) + between + half(other);
  },
}));

export const pumps: readonly Pump[] = [...same, ...counted, ...two];

/** How much of each is tried, to find those that a target takes longest over; and before, for the engine to warm up. */
const SAMPLE = 6000;
const WARM_UP = 500;

/** The pieces that a target finds hardest, the hardest first. */
export function hardestPumps(target: Target, count: number): Pump[] {
  for (const pump of pumps) timeOf(target, pump.text(WARM_UP));
  const rated = pumps.map((pump) => ({ pump, took: timeOf(target, pump.text(SAMPLE)) }));
  return rated
    .toSorted((a, b) => b.took - a.took)
    .slice(0, count)
    .map(({ pump }) => pump);
}

/** The longest that a target takes over so many characters of the pieces that it finds hardest, in milliseconds. */
export function hardest(target: Target, length: number, tried: number): { name: string; took: number } {
  const whole = hardestPumps(target, tried).map(({ name, text }) => ({
    name,
    took: timeOf(target, text(length)),
  }));
  return whole.reduce((most, it) => (it.took > most.took ? it : most));
}
