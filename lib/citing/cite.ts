/**
 * References as styles set them, by citeproc-js with the official styles. It is large and takes a while: for a thread
 * of its own.
 */
import CSL from 'citeproc';
import { retractionLine } from '../citation/retracted';
import type { Paper } from '../paper';
import type { CslNode } from './csl-node';
import { itemOf } from './item';
import { loadLocale, loadStyle } from './load';
import { asHtml, asText, marksOf, NUMBER_MARKS, OTHERS, UNLABELLED, unmarked } from './marked';
import type { CitingOptions } from './styles';

/** One and the same in both forms. */
export interface Cited {
  text: string;
  /** A piece of a line for one reference, paragraphs for several. */
  html: string;
}

/**
 * The references of these papers, in the order of the style's bibliographies. One alone has no number before it. The
 * processor is given all at once, for what one looks like depends on the others; it is told how far that is.
 */
export async function cite(
  papers: readonly Paper[],
  options: CitingOptions,
  tellDone: (done: number) => void = () => {},
): Promise<Cited> {
  const [style, locale] = await Promise.all([loadStyle(options.style), loadLocale(options.language)]);
  const items = new Map(papers.map((paper, index) => [`${index}`, itemOf(paper, `${index}`, options)]));
  const tellHalf = halvesOf(tellDone);
  const engine = new CSL.Engine(
    {
      retrieveLocale: () => structuredClone(locale),
      retrieveItem(id) {
        tellHalf();
        return items.get(id) ?? { id };
      },
      tellSet: tellHalf,
    },
    structuredClone(style),
    options.language,
    true,
  );
  engine.setOutputFormat(FORMAT);
  engine.updateItems([...items.keys()]);
  const [{ entry_ids }, entries] = engine.makeBibliography() || [{ entry_ids: [] }, []];
  const nameOthers = othersIn(locale);
  const marked = entries.map((entry, index) => {
    const paper = papers[Number(entry_ids[index]?.[0])];
    const retraction = paper && retractionLine(paper);
    const numbered = papers.length > 1 ? entry : entry.replace(NUMBER, '');
    const reference = nameOthers(numbered.replace(LABEL, '').replace(/\s+/g, ' ').trim());
    return retraction ? `${reference} [${unmarked(retraction)}]` : reference;
  });
  return {
    text: marked.map(asText).join('\n'),
    html:
      marked.length > 1 ? marked.map((it) => `<p>${asHtml(it)}</p>`).join('\n') : marked.map(asHtml).join(''),
  };
}

/** References between two words on how far it is. */
const STEP = 20;

/** Each paper is done by halves, which take about as long: taken in with its sort keys and names, and set. */
function halvesOf(tellDone: (done: number) => void): () => void {
  let halves = 0;
  return () => {
    halves++;
    if (halves % (2 * STEP) === 0) tellDone(halves / 2);
  };
}

const NUMBER = new RegExp(`${NUMBER_MARKS[0]}.*?${NUMBER_MARKS[1]}`);
const LABEL = new RegExp(`[^\\s(]+\\s+${UNLABELLED}`, 'g');

const FORMAT = 'offprint';
const around = (tag: Parameters<typeof marksOf>[0]) => marksOf(tag).join('%%STRING%%');
CSL.Output.Formats[FORMAT] = {
  ...CSL.Output.Formats['text'],
  '@font-style/italic': around('i'),
  '@font-style/oblique': around('i'),
  '@font-weight/bold': around('b'),
  '@vertical-align/sup': around('sup'),
  '@vertical-align/sub': around('sub'),
  '@bibliography/entry'({ sys }: InstanceType<typeof CSL.Engine>, entry: string) {
    sys.tellSet();
    return entry;
  },
  '@display/left-margin': (_: unknown, number: string) => `${NUMBER_MARKS[0]}${number} ${NUMBER_MARKS[1]}`,
  '@display/block': (_: unknown, block: string) => ` ${block}`,
  '@display/indent': (_: unknown, block: string) => ` ${block}`,
};

/** Says "et al." where a list of authors goes on with nobody knows whom: styles would write "and others". */
function othersIn(locale: CslNode): (reference: string) => string {
  const etAl = term(locale, 'et-al') ?? 'et al.';
  const words = ['&', '…', '. . .', term(locale, 'and') ?? 'and'].map((it) => it.replaceAll('.', '\\.'));
  const last = new RegExp(`(,?)\\s*(?:${words.join('|')})?\\s*${OTHERS}(\\.?)`, 'g');
  return (reference) =>
    reference.replace(last, (_, comma: string, stop: string) => {
      return `${comma} ${etAl}${etAl.endsWith('.') ? '' : stop}`;
    });
}

/** What the locale says for it. */
function term(node: CslNode, name: string): string | undefined {
  for (const child of node.children) {
    if (typeof child === 'string') continue;
    const { attrs, children } = child;
    const [text] = children;
    if (child.name === 'term' && attrs['name'] === name && !attrs['form'] && typeof text === 'string')
      return text;
    const found = term(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
