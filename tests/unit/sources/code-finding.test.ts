/** How much of the code that papers name is found, and how much of what is found is theirs. */
import { describe, expect, it } from 'vitest';
import { bestCode, linksInText } from '../../../lib/code-links';
import type { Link } from '../../../lib/paper';
import { readText } from '../../../lib/sources/arxiv-html';
import { arxivText, footnote, linkInText } from '../../fixtures/sources';
import { inAbstracts, inTexts, written } from './code-sentences';

interface Case {
  where: string;
  sentence: string;
  code: string | undefined;
  found: string | undefined;
}

const FILLER = 'Things matter, as is well known. We study them in depth.';

function inText(body: string): readonly Link[] {
  return readText(arxivText({ title: 'A Title', body })).links;
}

/** A link that stands in a footnote, where the sentence calls it. */
function footnoted(sentence: string): string {
  return written(sentence, (url) => footnote(linkInText(url))).replace(
    /(<span class="ltx_note.*<\/span>)\./s,
    '.$1',
  );
}

const cases: Case[] = [
  ...inAbstracts.flatMap(([sentence, code]) =>
    (['abstract', 'comments'] as const).map((where) => ({
      where,
      sentence,
      code,
      found: bestCode(linksInText(written(sentence), where))?.url,
    })),
  ),
  ...inTexts.flatMap(([sentence, code]) => [
    {
      where: 'text',
      sentence,
      code,
      found: bestCode(inText(`<p>${FILLER} ${written(sentence, linkInText)} ${FILLER}</p>`))?.url,
    },
    {
      where: 'footnote',
      sentence,
      code,
      found: bestCode(inText(`<p>${FILLER} ${footnoted(sentence)} ${FILLER}</p>`))?.url,
    },
  ]),
];

const isRight = ({ code, found }: Case) => code === found;
const named = cases.filter(({ code }) => code !== undefined);
const found = cases.filter((it) => it.found !== undefined);

describe('code that papers name', () => {
  it(`is found, and nothing else, in ${cases.length} cases`, () => {
    const precision = found.filter(isRight).length / found.length;
    const recall = named.filter(isRight).length / named.length;
    const wrong = cases.filter((it) => !isRight(it));
    console.info(
      [
        `${cases.length} cases, ${named.length} with code: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
        ...wrong.map(({ where, sentence, found: it }) => `  ${where}: ${sentence} → ${it ?? 'nothing'}`),
      ].join('\n'),
    );
    expect(inAbstracts.length + inTexts.length).toBeGreaterThanOrEqual(160);
    expect(cases.length).toBeGreaterThanOrEqual(200);
    expect(precision).toBeGreaterThanOrEqual(0.99);
    expect(recall).toBeGreaterThanOrEqual(0.97);
  });

  it.each(
    cases.filter(({ code }) => code === undefined).map((it) => [it.where, it.sentence, it.found] as const),
  )('in the %s is none where a paper says %j', (_where, _sentence, it) => {
    expect(it).toBeUndefined();
  });
});
