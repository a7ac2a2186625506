/** Inputs that nobody would write: made of good ones by chance, and the same for the same seed. */

/** A number from 0 inclusive to `below` exclusive. */
export type Random = (below: number) => number;

/** Mulberry32, by Tommy Ettinger. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

export function one<T>(items: readonly T[], random: Random): T {
  const item = items[random(items.length)];
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
}

/** Pieces that mean something to one parser or another. */
export const PIECES: readonly string[] = [
  ...[
    ' ',
    '\t',
    '\n',
    '\r\n',
    '\u0000',
    '\u00a0',
    '\u2028',
    '\ufeff',
    '\u200d',
    '\u202e',
    '\ud800',
    '\udfff',
  ],
  ...[
    '"',
    "'",
    '`',
    '\\',
    '/',
    '|',
    '$',
    '$$',
    '#',
    '%',
    '&',
    '@',
    '~',
    '^',
    '_',
    '*',
    '-',
    '=',
    '+',
    ',',
    ';',
    ':',
  ],
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '<',
    '>',
    '![',
    '](',
    '[[',
    ']]',
    '{{',
    '}}',
    '<!--',
    '-->',
    '---',
    '***',
    '```',
  ],
  ...[
    '\\begin{a}',
    '\\end{a}',
    '\\input{x}',
    '\\write18{x}',
    "{\\'e}",
    '\\"{o}',
    '\\cite',
    '\\\\',
    '$x^{',
    '\\frac',
  ],
  ...[
    '@article{',
    '@string{',
    '@comment',
    '@{',
    'author = {',
    ' and ',
    'others',
    'crossref = {',
    '} # {',
    'title = "',
  ],
  ...[
    'TY  - ',
    'ER  - ',
    'AU  - ',
    '\nT1  - ',
    'N2  - ',
    '<DT>',
    '<DL><p>',
    '<A HREF="',
    '</A>',
    '<H3>',
    '<br/>',
  ],
  ...[
    '{"a":',
    '[[',
    ']}',
    '"title":',
    'null',
    'true',
    '-0',
    '1e999',
    '\\u0000',
    '\\ud800',
    '"__proto__":',
    '"ids":[',
  ],
  ...[
    'http://',
    'https://github.com/a/b',
    'https://',
    '//',
    '10.1000/',
    'doi:',
    'arXiv:2505.23462v2',
    'hep-th/9901001',
  ],
  ...[
    'javascript:',
    'data:text/html,',
    '..%2f',
    '%00',
    '%ff',
    '?id=',
    '#a',
    '@a.b',
    '.git',
    ':80',
    'xn--',
    '.pdf',
  ],
  ...[
    'title:',
    'year:2020..',
    'has:code',
    '-"',
    'author:"',
    'is:unread',
    '[auth:lower]',
    '.lower',
    '(3,3)',
    '[year',
  ],
  ...[
    '&amp;',
    '&#x0;',
    '&#1114112;',
    '&lt;script&gt;',
    '<script>',
    '<style>',
    '<i>',
    '</i>',
    '<a>',
    '<jats:p>',
    'CDATA[',
  ],
  ...['é', 'e\u0301', '\u0301\u0301\u0301\u0301', '漢字', 'مرحبا', '𝒜', '👩‍💻', 'ſ', 'İ', 'ß', 'ﬁ', 'Å'],
  ...[
    '2026-04-14',
    '14 Apr 2026',
    '0000-00-00',
    '99999999',
    '-1',
    '٣',
    'NaN',
    'et al.',
    'Jr.',
    'van der',
    'our code is',
  ],
];

const LONGEST = 20_000;

/** The text with some chance changes. */
export function mutated(text: string, others: readonly string[], random: Random): string {
  let it = text;
  for (let left = 1 + random(4); left > 0; left--) it = changed(it, others, random).slice(0, LONGEST);
  return it;
}

function changed(text: string, others: readonly string[], random: Random): string {
  const at = random(text.length + 1);
  const to = Math.min(text.length, at + random(1 + random(40)));
  const piece = text.slice(at, to);
  switch (random(9)) {
    case 0:
      return text.slice(0, at) + text.slice(to);
    case 1:
      return text.slice(0, at) + one(PIECES, random) + text.slice(at);
    case 2:
      return text.slice(0, at) + one(PIECES, random) + text.slice(to);
    case 3:
      return text.slice(0, at) + piece.repeat(1 + random(20)) + text.slice(to);
    case 4:
      return text.slice(0, at) + one(PIECES, random).repeat(1 + random(200)) + text.slice(to);
    case 5: {
      const other = one(others, random);
      return text.slice(0, at) + other.slice(random(other.length + 1));
    }
    case 6:
      return text.slice(0, at);
    case 7:
      return text.slice(0, at) + String.fromCharCode(random(random(2) ? 128 : 65_536)) + text.slice(at + 1);
    default:
      return text.slice(0, at) + [...piece].reverse().join('') + text.slice(to);
  }
}

const ODD_VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, 1e21, '', ' ', [], {}, [[]], [null], 'x'.repeat(5000)],
  ...[{ length: 3 }, { toString: null }, '__proto__', { constructor: null }, ['a', 1, null], 'https://a.b/c'],
];

/** The JSON text with some of its values exchanged for others, of other kinds too. */
export function mutatedJson(text: string, random: Random): string {
  const root = { value: JSON.parse(text) as unknown };
  const places: [holder: Record<string, unknown>, name: string][] = [];
  const walk = (holder: Record<string, unknown>) => {
    for (const name of Object.keys(holder)) {
      places.push([holder, name]);
      const value = holder[name];
      if (typeof value === 'object' && value !== null) walk(value as Record<string, unknown>);
    }
  };
  walk(root);
  for (let left = 1 + random(3); left > 0; left--) {
    const [holder, name] = one(places, random);
    const value = holder[name];
    switch (random(5)) {
      case 0:
        delete holder[name];
        break;
      case 1:
        holder[name] = [value, value];
        break;
      case 2:
        holder[name] = { [name]: value };
        break;
      case 3:
        holder[name] = typeof value === 'string' ? mutated(value, [value], random) : one(ODD_VALUES, random);
        break;
      default:
        holder[name] = one(ODD_VALUES, random);
    }
  }
  return JSON.stringify(root.value) ?? 'null';
}
