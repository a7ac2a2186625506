/** A preprint of which only DBLP knows that it has appeared, from the reader's press to the citation. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Paper } from '../../lib/paper';
import { arxivListing, arxivPapers } from '../fixtures/arxiv';
import { arxivFeed, dblpHits, type Recorded } from '../fixtures/sources';
import { KINDS, openReader, type Reader } from './browsers';
import { inside } from './inside';
import { choose, control, press, shows, waitFor, waitForToolbars } from './steps';
import { startWeb, type Web } from './web';

const LIST = 'https://arxiv.org/list/cs.LG/recent';
const [listed] = arxivPapers(1, 1);
if (!listed) throw new Error('There is a sample paper.');

const recorded: Recorded = {
  arxiv: listed.id,
  title: listed.title,
  authors: [...listed.authors],
  abstract: 'It has appeared, and arXiv does not know.',
  published: '2024-04-13',
};

const hit = {
  title: `${listed.title}.`,
  authors: [...listed.authors],
  ...{ key: 'conf/iclr/Lovelace25', venue: 'ICLR', year: '2025', type: 'Conference and Workshop Papers' },
};

describe.each(KINDS)('in %s', (kind) => {
  let web: Web;
  let reader: Reader;

  beforeEach(async () => {
    web = await startWeb((url) =>
      url.href.startsWith(LIST) ? arxivListing({ list: 'recent', papers: [listed] }) : undefined,
    );
    web.serve((url) => {
      if (url.host === 'export.arxiv.org') {
        return { headers: { 'content-type': 'application/atom+xml' }, body: arxivFeed([recorded]) };
      }
      if (url.host === 'dblp.org') {
        return { headers: { 'content-type': 'application/json' }, body: dblpHits([hit]) };
      }
      return undefined;
    });
    reader = await openReader(kind, { web, size: { width: 420, height: 640 } });
  });

  afterEach(async () => {
    await reader?.close();
    await web?.close();
  });

  it('a preprint is cited as published once DBLP was asked by hand, which is sent no title before', async () => {
    const page = await reader.open(LIST);
    await waitForToolbars(page, 1);
    await press(page, `Save ${listed.title}`);
    await control(page, `Saved ${listed.title}`);
    const own = await reader.ownPage('popup.html');
    const papers = () => inside<undefined, Paper[]>(own, ({ allPapers, library }) => allPapers(library));
    await waitFor(async () => (await papers())[0]?.published, '2024-04-13', 'the day');
    await own.waitForSelector('[data-title]');
    await own.keyboard.press('ArrowDown');
    await own.waitForFunction(() => document.activeElement?.localName === 'li', { polling: 50 });
    await own.keyboard.press('Enter');
    await shows(own, /DBLP is sent the title and the first author/);
    const askedOf = () => web.asked.filter((it) => new URL(it).host === 'dblp.org');
    expect(askedOf()).toEqual([]);
    await choose(own, 'button', 'Ask DBLP');
    await shows(own, /Appeared in ICLR .*says DBLP/);
    expect(askedOf()).toHaveLength(1);
    await choose(own, 'button', 'Cite as published');
    await shows(own, /Cited with ICLR 2025, says DBLP/);
    await choose(own, 'button', 'Look up again');
    await shows(own, /Being looked up/);
    expect((await papers())[0]?.ids).toEqual([`arxiv:${listed.id}`, 'dblp:conf/iclr/Lovelace25']);
  });
});
