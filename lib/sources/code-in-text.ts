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
    `\\b(?:code|codes|implementation|source code|software|github|repo(?:sitory)?|project page)\\b(?: (?:and|&|/) \\w+)?(?: (?:and|&) \\w+)?\\s*(?:${GIVEN})?(?: (?:at|here|from|on|in|via))?\\s*:?\\s*$`,
  ].join('|'),
  'i',
);

/** Words that say that it is somebody else's, or that it is used. */
const FOREIGN = new RegExp(
  [
    '\\b(?:their|its|his|her|original|official|third-?party|existing|popular|well-known|unofficial)\\b(?: \\w+){0,3} (?:code|implementation|repositor|repo\\b|codebase|package|script|weights|checkpoint|model)',
    '\\b(?:using|uses?|used|utiliz\\w+|employ\\w*|adopt\\w*|adapt\\w*|follow(?:s|ed|ing)?|based (?:up)?on|buil[dt]s? (?:up)?on|borrow\\w*|modif\\w+|extend\\w*|fork\\w*|reproduc\\w+|re-?implement\\w+|compar\\w+|downloaded? (?:\\w+ ){0,4}from|taken from|obtained from|thank)\\b',
    '\\b(?:code|implementation|weights|models?|data ?sets?|checkpoints?) (?:of|from|by|for) (?:the )?(?:\\[\\d|\\([A-Z]|[A-Z][\\w-]*(?: et al| and [A-Z]|\\s*\\(|\\s*\\[))',
    '\\bet al\\b',
    '\\bprovided by\\b',
  ].join('|'),
  'i',
);

/** Words that give a work away even where it is built on others'. */
const SURELY_OWN =
  /\b(?:our (?:\w+[ -]){0,4}(?:code|implementation|codebase|repositor|package|models?|data|software|toolkit|library)|we (?:\w+ ){0,3}(?:release|open-?source|publish|share|make|made|provide) (?:\w+ ){0,3}(?:our|all|the|code))/i;

/** The links in a block of a paper's text that its sentence calls the authors' own. */
export function codeInBody(block: string): Link[] {
  return linksInText(block, 'text', sentenceSays);
}

/** The end of a sentence, and not of an abbreviation or of a footnote's mark. */
const STOP = /(?<!\b(?:al|cf|e\.g|i\.e|Fig|Sec|Eq|vs))[.!?](?=\s+[^a-z])/;

function sentenceSays(before: string): boolean | undefined {
  const sentences = before.split(STOP);
  const sentence = sentences.findLast((it) => /\p{L}{2}/u.test(it)) ?? '';
  if (SURELY_OWN.test(sentence)) return true;
  if (FOREIGN.test(sentence)) return false;
  return OWN.test(sentence) ? true : undefined;
}
