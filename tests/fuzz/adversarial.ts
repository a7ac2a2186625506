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
];

export const pumps: readonly Pump[] = [
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

/** How much of each is tried, to find those that a target takes longest over. */
const SAMPLE = 3000;

/** The longest that a target takes over so many characters of the pieces that it finds hardest, in milliseconds. */
export function hardest(target: Target, length: number, tried: number): { name: string; took: number } {
  const rated = pumps.map((pump) => ({ pump, took: timeOf(target, pump.text(SAMPLE)) }));
  const worst = rated.toSorted((a, b) => b.took - a.took).slice(0, tried);
  const whole = worst.map(({ pump: { name, text } }) => ({ name, took: timeOf(target, text(length)) }));
  return whole.reduce((most, it) => (it.took > most.took ? it : most));
}
