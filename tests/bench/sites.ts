/** What the overlay costs on the largest page of all sites, on a small one, and where there is nothing for it. */
import { openReader } from '../browser/browsers';
import { startWeb } from '../browser/web';
import { markedPapers } from '../fixtures/marked';
import { cvf } from '../fixtures/sites/cvf';
import type { Fixture } from '../fixtures/sites/fixture';
import { googleScholar } from '../fixtures/sites/google-scholar';
import type { Row } from './row';
import { scriptIn } from './script-in';

const RUNS = 7;
const ABOUT = 'https://openreview.net/about';
/** A page that could list papers: all of the overlay is there. */
const EMPTY = 'https://openreview.net/group?id=Example.org';

/** The longest stretch of our own script on a CVF page of 2,800 entries and a Scholar page of 10, and the start-up. */
export async function otherSites(): Promise<Row[]> {
  const large = listing(cvf);
  const small = listing(googleScholar);
  const bodies: Record<string, string> = {
    [large.url]: large.html(markedPapers(2800)),
    [small.url]: small.html(markedPapers(10)),
    [ABOUT]: '<!doctype html><title>About</title><h1>About</h1>',
    [EMPTY]: '<!doctype html><title>Nothing yet</title><h1>Nothing yet</h1>',
  };
  const web = await startWeb((url) => bodies[url.href]);
  const reader = await openReader('chromium', { web });
  const runs = async (url: string, count: number, field: 'total' | 'longest') => {
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) times.push((await scriptIn(reader, url, count))[field]);
    return times;
  };
  try {
    return [
      {
        what: 'longest stretch of our script in one task, CVF page of 2,800 entries',
        ours: await runs(large.url, 2800, 'longest'),
        limit: { p95: 50 },
      },
      {
        what: 'the same, Google Scholar page of 10',
        ours: await runs(small.url, 10, 'longest'),
        limit: { p95: 50 },
      },
      {
        what: 'all of our script on a page of a site that lists nothing',
        ours: await runs(ABOUT, 0, 'total'),
        limit: { p95: 5 },
      },
      {
        what: 'the same, on one that lists papers and has none',
        ours: await runs(EMPTY, 0, 'total'),
        limit: { p95: 5 },
      },
    ];
  } finally {
    await reader.close();
    await web.close();
  }
}

function listing({ site, pages }: Fixture) {
  const page = pages.find(({ papers }) => papers > 1);
  if (!page) throw new Error(`The fixture of ${site} has a listing.`);
  return page;
}
