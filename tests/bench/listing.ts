/** Toolbars on an arXiv list of 2,000 entries, against the plainest script that appends the same buttons. */
import { openReader, type Reader } from '../browser/browsers';
import { startWeb } from '../browser/web';
import { arxivListing, arxivPapers } from '../fixtures/arxiv';
import type { Limit, Row } from './row';
import { scriptIn } from './script-in';

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
  /** Milliseconds from the parsed page to the frame that shows the last toolbar. */
  all: number;
  /** The same from the navigation. */
  whole: number;
  /** From the navigation to the frame that shows the first toolbar. */
  first: number;
  /** The longest task of the main thread since the page was parsed. */
  longest: number;
}

/** Measures in turn the page with Offprint, with the plainest script, and as it is. */
export async function listingOf2000(): Promise<Row[]> {
  const bare = arxivListing({ list: 'new', papers: arxivPapers(ENTRIES, 7) });
  const plain = bare.replace('</head>', `${PLAINEST}</head>`);
  const web = await startWeb((url) => {
    if (url.pathname !== '/list/cs.LG/new') return undefined;
    return url.hostname === 'plain.example' ? plain : bare;
  });
  const reader = await openReader('chromium', { web });
  try {
    const runs: Record<'ours' | 'plain' | 'bare', Measured[]> = { ours: [], plain: [], bare: [] };
    for (let run = 0; run < RUNS; run++) {
      runs.ours.push(await measure(reader, 'arxiv.org', 'offprint-toolbar'));
      runs.plain.push(await measure(reader, 'plain.example', 'span.plain'));
      runs.bare.push(await measure(reader, 'bare.example', '#articles dt'));
    }
    const stretches: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      stretches.push((await scriptIn(reader, 'https://arxiv.org/list/cs.LG/new', ENTRIES)).longest);
    }
    const all = (key: keyof Measured, of: Measured[]) => of.map((it) => it[key]);
    const row = (what: string, key: keyof Measured, limit?: Limit): Row => ({
      what,
      ours: all(key, runs.ours),
      baseline: all(key, runs.plain),
      ...(limit && { limit }),
    });
    return [
      row(`toolbars on ${ENTRIES} arXiv entries, all of them, from the parsed page`, 'all', { times: 2 }),
      row('the same, from the navigation', 'whole'),
      row('the first of them, from the navigation', 'first'),
      { what: 'longest stretch of our own script in one task', ours: stretches, limit: { p95: 50 } },
      row('longest task from the parsed page on', 'longest'),
      { what: 'the same, the page alone', ours: all('longest', runs.bare) },
    ];
  } finally {
    await reader.close();
    await web.close();
  }
}

async function measure(reader: Reader, host: string, toolbar: string): Promise<Measured> {
  const page = await reader.browser.newPage();
  await page.evaluateOnNewDocument(watchToolbars, toolbar, ENTRIES);
  await page.goto(`https://${host}/list/cs.LG/new`, { waitUntil: 'load' });
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
  /** Calls back after the frame in which the toolbar is visible: it can be in the page and wait behind its curtain. */
  const whenOnScreen = (toolbar: Element | null | undefined, then: () => void): void => {
    requestAnimationFrame(() => {
      const isVisible = toolbar && getComputedStyle(toolbar).visibility === 'visible';
      if (isVisible) setTimeout(then);
      else whenOnScreen(toolbar, then);
    });
  };
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) {
      if (task.startTime + task.duration > parsed) longest = Math.max(longest, task.duration);
    }
  }).observe({ type: 'longtask', buffered: false });
  document.addEventListener(
    'DOMContentLoaded',
    () => {
      parsed = performance.now();
      const observer = new MutationObserver((records) => {
        for (const record of records) for (const node of record.addedNodes) if (isToolbar(node)) count++;
        if (count >= wanted) finish();
      });
      const finish = () => {
        observer.disconnect();
        whenOnScreen([...document.querySelectorAll(selector)].at(-1), () => {
          const all = performance.now() - parsed;
          setTimeout(() => {
            Object.assign(globalThis, { measured: { all, whole: all + parsed, first, longest } });
          }, 500);
        });
      };
      observer.observe(document.documentElement, { childList: true, subtree: true });
      count = document.querySelectorAll(selector).length;
      if (count >= wanted) finish();
      const lookForFirst = () => {
        const toolbar = document.querySelector(selector);
        if (!toolbar) return requestAnimationFrame(lookForFirst);
        return whenOnScreen(toolbar, () => {
          first = performance.now();
        });
      };
      lookForFirst();
    },
    { capture: true },
  );
}
