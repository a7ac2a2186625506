/** Toolbars on an arXiv list of 2,000 entries, against the plainest script that appends the same buttons. */
import type { Page } from 'puppeteer-core';
import { openReader } from '../browser/browsers';
import { startWeb } from '../browser/web';
import { arxivListing, arxivPapers } from '../fixtures/arxiv';
import { median, type Row, ratio, spread } from './row';

const ENTRIES = 2000;
const RUNS = 9;

/** The same buttons, appended by the shortest script: in the light DOM, with no style, no state and no question. */
const PLAINEST = `<script>
addEventListener('DOMContentLoaded', () => {
  for (const line of document.querySelectorAll('#articles dt')) {
    const toolbar = document.createElement('span');
    toolbar.className = 'plain';
    const button = document.createElement('button');
    button.textContent = 'Save';
    toolbar.append(button);
    if (line.nextElementSibling.querySelector('a.link-external')) {
      const link = document.createElement('a');
      link.textContent = 'Open code';
      link.href = 'https://github.com/';
      toolbar.append(link);
    }
    line.append(toolbar);
  }
});
</script>`;

interface Measured {
  /** Milliseconds from the parsed page to the last toolbar laid out. */
  all: number;
  /** To the first toolbar. */
  first: number;
  /** The longest task of the main thread since the page was parsed. */
  longest: number;
}

/** Measures both pages in turn. */
export async function listingOf2000(): Promise<Row[]> {
  const html = arxivListing({ list: 'new', papers: arxivPapers(ENTRIES, 7) });
  const web = await startWeb((url) => {
    if (url.pathname !== '/list/cs.LG/new') return undefined;
    return url.hostname === 'arxiv.org' ? html : html.replace('</head>', `${PLAINEST}</head>`);
  });
  const reader = await openReader('chromium', { web });
  try {
    const ours: Measured[] = [];
    const plain: Measured[] = [];
    for (let run = 0; run < RUNS; run++) {
      ours.push(
        await measure(await reader.browser.newPage(), 'https://arxiv.org/list/cs.LG/new', 'offprint-toolbar'),
      );
      plain.push(
        await measure(await reader.browser.newPage(), 'https://plain.example/list/cs.LG/new', 'span.plain'),
      );
    }
    const of = (values: Measured[], key: keyof Measured) => values.map((it) => it[key]);
    return [
      {
        what: `toolbars on ${ENTRIES} arXiv entries, all of them`,
        ours: spread(of(ours, 'all')),
        baseline: spread(of(plain, 'all')),
        ratio: ratio(of(ours, 'all'), of(plain, 'all')),
        limit: '2 times',
      },
      {
        what: 'the first of them',
        ours: spread(of(ours, 'first')),
        baseline: spread(of(plain, 'first')),
        limit: '',
      },
      {
        what: 'longest task while they are drawn',
        ours: `${median(of(ours, 'longest')).toFixed(0)} ms`,
        baseline: `${median(of(plain, 'longest')).toFixed(0)} ms`,
        limit: '50 ms',
      },
    ];
  } finally {
    await reader.close();
    await web.close();
  }
}

async function measure(page: Page, url: string, toolbar: string): Promise<Measured> {
  await page.evaluateOnNewDocument(watchToolbars, toolbar, ENTRIES);
  await page.goto(url, { waitUntil: 'load' });
  const handle = await page.waitForFunction(
    () => (globalThis as unknown as { measured?: Measured }).measured,
  );
  const measured = (await handle.jsonValue()) as Measured;
  await page.close();
  return measured;
}

/** Runs in the page before its own scripts. */
function watchToolbars(selector: string, wanted: number): void {
  let parsed = 0;
  let first = 0;
  let longest = 0;
  let count = 0;
  const ourName = selector.toUpperCase();
  const isToolbar = (node: Node) =>
    node.nodeName === ourName || (node instanceof HTMLElement && node.className === 'plain');
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) {
      if (task.startTime + 1 >= parsed) longest = Math.max(longest, task.duration);
    }
  }).observe({ type: 'longtask', buffered: false });
  document.addEventListener(
    'DOMContentLoaded',
    () => {
      parsed = performance.now();
      const observer = new MutationObserver((records) => {
        for (const record of records) for (const node of record.addedNodes) if (isToolbar(node)) count++;
        if (count > 0) first ||= performance.now() - parsed;
        if (count < wanted) return;
        observer.disconnect();
        document.querySelector('#articles')?.lastElementChild?.getBoundingClientRect();
        const all = performance.now() - parsed;
        setTimeout(() => {
          Object.assign(globalThis, { measured: { all, first, longest } });
        }, 500);
      });
      observer.observe(document.documentElement, { childList: true, subtree: true });
      count = document.querySelectorAll(selector).length;
    },
    { capture: true },
  );
}
