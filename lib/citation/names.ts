/** Splits the names of people, as pages show them, into the parts that bibliographies sort and shorten by. */
import type { Author } from '../paper';
import { oneLine } from '../text';
import { inUnicode } from './plain-title';

/** A person… */
export interface Person {
  family: string;
  given?: string;
  /** What stands before the family name and is not sorted by: `van der`, `de la`, `von`. */
  particle?: string;
  /** `Jr.`, `III`. */
  suffix?: string;
}

/** …or a group, or a name whose parts cannot be told apart. */
export interface Literal {
  literal: string;
}

export type Name = Person | Literal;

/** The parts of an author's name: from the parts that the page gave, else from the name as shown. */
export function nameOf(author: Author): Name {
  if (author.family === undefined) return fromShown(author.name);
  const shown = tidy(author.name);
  const { particle, suffix } = author;
  const family = tidy(author.family);
  const name = fromParts(family, tidy(author.given ?? ''), shown);
  if ('literal' in name) return name;
  return {
    ...name,
    ...(particle && { family, particle: tidy(particle) }),
    ...(suffix && { suffix: tidy(suffix) }),
  };
}

/** "Ludwig van Beethoven", in the order in which it is read. */
export function fullName(name: Name): string {
  if ('literal' in name) return name.literal;
  return [name.given, name.particle, name.family, name.suffix].filter(Boolean).join(' ');
}

/** "van Beethoven": how a text names the person. */
export function shortName(name: Name): string {
  if ('literal' in name) return name.literal;
  return name.particle ? `${name.particle} ${name.family}` : name.family;
}

/** White space folded, TeX's accents as letters, no braces: names are set in BibTeX's braces later. */
function tidy(text: string): string {
  const plain = inUnicode(text);
  return UNNAMED.test(plain) ? oneLine(plain.replaceAll(UNNAMEDS, ' ')) : plain;
}

const UNNAMED = /[{}\p{Cc}]/u;
const UNNAMEDS = new RegExp(UNNAMED, 'gu');

function fromParts(family: string, given: string, shown: string): Name {
  if (isGroup(shown) || family === '') return { literal: shown };
  const { particle, rest } = leadingParticle(family.split(' '));
  return person(rest.join(' '), given, particle);
}

/** As most names are: two words that mean no more, unless one is a word for groups. */
const TWO_WORDS = /^(?!And )[A-Z][a-z]+ [A-Z][a-z]+$/;

function fromShown(name: string): Name {
  if (TWO_WORDS.test(name) && !GROUP_WORD.test(name)) {
    const space = name.indexOf(' ');
    return { family: name.slice(space + 1), given: name.slice(0, space) };
  }
  const shown = tidy(name);
  if (isGroup(shown)) return { literal: shown };
  const comma = shown.includes(',') ? shown.split(/\s*,\s*/).filter(Boolean) : [];
  if (comma.length > 3) return { literal: shown };
  if (comma.length > 1) return fromCommas(comma, shown);
  const words = withoutRemark(shown).split(' ');
  if (!ORDERED_SCRIPTS.test(shown)) return { literal: shown };
  if (words.length === 1) return { family: words[0] ?? shown };
  return fromWords(words);
}

/** "Family, Given", "Given Family, Jr.", "von Last, Jr., First". */
function fromCommas(parts: readonly string[], shown: string): Name {
  const [first = '', second = '', third] = parts;
  if (third !== undefined) {
    if (isSuffix(second)) return { ...fromParts(first, third, shown), suffix: second };
    if (isSuffix(third)) return { ...fromParts(first, second, shown), suffix: third };
    return { literal: shown };
  }
  if (isSuffix(second)) {
    const name = first.includes(' ') ? fromWords(first.split(' ')) : { family: first };
    return { ...name, suffix: second };
  }
  return fromParts(first, second, shown);
}

function fromWords(words: readonly string[]): Person {
  const last = words.at(-1) ?? '';
  if (words.length > 2 && isSuffix(last)) return { ...fromWords(words.slice(0, -1)), suffix: last };
  const [first = ''] = words;
  if (words.length === 2) return { family: last, given: first };
  const start = familyStart(words);
  const { particle, rest } = leadingParticle(words.slice(start));
  return person(rest.join(' '), words.slice(0, start).join(' '), particle);
}

/** Where the family name begins: at the first particle after the first word, else at the last word. */
function familyStart(words: readonly string[]): number {
  for (let i = 1; i < words.length - 1; i++) {
    const word = words[i] ?? '';
    if (PARTICLES.has(word)) return i;
    if (CAPITALIZED_PARTICLES.has(word) && !VIETNAMESE_FAMILIES.has(words.at(-1) ?? '')) return i;
  }
  return words.length - 1;
}

/** A particle in small letters stands apart; "Van Gool" with a capital is the family name. */
function leadingParticle(words: readonly string[]): { particle: string; rest: readonly string[] } {
  let count = 0;
  while (count < words.length - 1 && PARTICLES.has(words[count] ?? '')) count++;
  return { particle: words.slice(0, count).join(' '), rest: words.slice(count) };
}

function person(family: string, given: string, particle: string): Person {
  return { family, ...(given && { given }), ...(particle && { particle }) };
}

/** "Wei Wang (王伟)" and "Jan Berg (1)": what follows in brackets is no part of the name's order. */
function withoutRemark(shown: string): string {
  if (!shown.endsWith(')')) return shown;
  const bare = shown.slice(0, shown.lastIndexOf('(')).trim();
  return bare.includes(' ') ? bare : shown;
}

const PARTICLES: ReadonlySet<string> = new Set(
  `van von der den de del della dela di da das do dos du des la le lo las los el al bin ibn bint ben abu ten ter te
  zu zum zur vom af av auf dal dalla degli dei delle tot 't op`.split(/\s+/),
);

const CAPITALIZED_PARTICLES: ReadonlySet<string> = new Set(
  'Van Von Der Den De Del Della Di Da Das Dos Des La Le El Al Bin Ter'.split(' '),
);

/** Before these, "Van" and "Le" are middle names. */
const VIETNAMESE_FAMILIES: ReadonlySet<string> = new Set(
  `Nguyen Nguyễn Tran Trần Le Lê Pham Phạm Hoang Hoàng Huynh Huỳnh Phan Vu Vũ Vo Võ Dang Đặng Bui Bùi Do Đỗ Ho Hồ
  Ngo Ngô Duong Dương Ly Lý Dinh Đinh Trinh Trịnh Mai Luu Lưu Cao Ha Hà Truong Trương Dao Đào Doan Đoàn Ta Tạ`.split(
    /\s+/,
  ),
);

function isSuffix(word: string): boolean {
  return /^(Jr|Sr|II|III|IV|2nd|3rd|Ph\.?D|M\.?D|Esq)\.?$/i.test(word);
}

/** Scripts in which a name that is written in several words ends in the family name. */
const ORDERED_SCRIPTS =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}]/u;

const GROUP_WORDS =
  `academy agency alliance association authors center centre collaboration collaborations committee community
  company consortium contributors corp corporation department developers experiment foundation gmbh group inc
  initiative institute institutes lab laboratories laboratory labs llc ltd members ministry network organisation
  organization project research society team university universität université`.split(/\s+/);

const GROUP_WORD = new RegExp(`(?<!\\p{L})(?:${GROUP_WORDS.join('|')})(?!\\p{L})`, 'iu');

/** Whether a name is that of a group: by a word for groups, by its form, or by what no person's name holds. */
function isGroup(shown: string): boolean {
  if (/[&:;@/\d]|\b(?:and|for the|on behalf of) |(?:^|[\s-])AI$/i.test(shown)) return !/[\s-]Ai$/.test(shown);
  if (shown.includes(' ')) return GROUP_WORD.test(shown);
  // One word with capitals inside it is a group's (OpenAI, xAI, NASA), but for McKay, DeVries and their like.
  return !/^(Mc|Mac|De|Di|La|Le|Van|Von)\p{Lu}|['’-]/u.test(shown) && /.\p{Lu}/u.test(shown);
}
