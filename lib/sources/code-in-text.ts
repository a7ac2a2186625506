/**
 * The code that a paper's own text names. A text names much code that others wrote, so a link counts only where the
 * sentence around it says that it is the authors' own.
 */
import { linksInText } from '../code-links';
import type { Link } from '../paper';

/** Things that authors give to the world. */
const WORK =
  '(?:source ?codes?|codes?|codebase|implementations?|software|scripts?|packages?|toolbox|toolkit|repositor(?:y|ies)|repo|models?|weights|checkpoints|demo|data ?sets?|data|benchmarks?|materials?|artifacts?|resources|project(?: page)?|website)';
const GIVEN =
  '(?:available|accessible|released?|open-?sourced?|provided|published|public(?:ly)?|hosted|shared|found|online|downloaded|accessed)';

/** Words that say that the work is the authors' own. */
const OWN = new RegExp(
  [
    `\\bour\\b.{0,60}\\b${WORK}\\b`,
    `\\bwe\\b.{0,40}\\b(?:releas|open-?sourc|publish|shar|provid|mak|made|host)\\w*\\b.{0,80}\\b${WORK}\\b`,
    `\\b${WORK}\\b.{0,80}\\b(?:is|are|be|been|will be|can be)\\b.{0,40}\\b${GIVEN}\\b`,
    `\\b(?:the|all) (?:source )?codes? (?:is|are) (?:at|in|on)\\s*$`,
    `\\b(?:code|codes|implementation|source code|software|github|repo(?:sitory)?|project page)\\b(?: (?:and|&|/) \\w+)?(?: (?:and|&) \\w+)?\\s*(?:${GIVEN})?(?: (?:at|here|from|on|in|via))?\\s*:?\\s*$`,
  ].join('|'),
  'i',
);

/** Words that say that it is somebody else's, or that it is used. */
const FOREIGN = new RegExp(
  [
    '\\b(?:their|its|his|her|original|official|third-?party|existing|popular|well-known|unofficial)\\b(?: \\w+){0,3} (?:code|implementation|repositor|repo\\b|codebase|package|script|weights|checkpoint|model)',
    '(?<!\\b(?:codes?|scripts?|data|software|models?) )\\bused\\b',
    '\\b(?:using|uses?|utiliz\\w+|employ\\w*|adopt\\w*|adapt\\w*|follow(?:s|ed|ing)?|based (?:up)?on|buil[dt]s? (?:up)?on|borrow\\w*|modif\\w+|extend\\w*|fork\\w*|reproduc\\w+ their|re-?implement\\w+|compar\\w+|downloaded? (?:\\w+ ){0,4}from|taken from|obtained from|thank)\\b',
    '\\b(?:code|implementation|weights|models?|data ?sets?|checkpoints?) (?:of|from|by|for) (?:the )?(?:\\[\\d|\\([A-Z]|[A-Z][\\w-]*(?: et al| and [A-Z]|\\s*\\(|\\s*\\[))',
    '\\bet al\\b',
    '\\bprovided by\\b',
  ].join('|'),
  'gi',
);

/** Words that give a work away, whatever else the sentence says of it before or after. */
const SURELY_OWN =
  /\b(?:our (?:\w+[ -]){0,4}(?:code|implementation|codebase|repositor|package|models?|data|software|toolkit|library)|we (?:\w+ ){0,3}(?:release|open-?source|publish|share|make|made|provide) (?:\w+ ){0,3}(?:our|all|the|code))/gi;

const IS_GIVEN = new RegExp(`\\b${GIVEN}\\b`, 'gi');

/** The links in a block of a paper's text that its sentence calls the authors' own. */
export function codeInBody(block: string): Link[] {
  return linksInText(block, 'text', sentenceSays);
}

/** The end of a sentence, and not of an abbreviation. */
const STOP = /(?<!\b(?:al|cf|e\.g|i\.e|Fig|Sec|Eq|vs))[.!?](?=\s+[^a-z])/;

function sentenceSays(before: string): boolean | undefined {
  const sentence = before.split(STOP).findLast((it) => /\p{L}{2}/u.test(it)) ?? '';
  const own = lastPlace(SURELY_OWN, sentence);
  const foreign = lastPlace(FOREIGN, sentence);
  // "Our code, which extends …": that is theirs; "our code, which extends this, is available at …" is not.
  if (own >= 0) return foreign < own || lastPlace(IS_GIVEN, sentence) > foreign;
  if (foreign >= 0) return false;
  return OWN.test(sentence) ? true : undefined;
}

function lastPlace(pattern: RegExp, text: string): number {
  return [...text.matchAll(pattern)].at(-1)?.index ?? -1;
}
