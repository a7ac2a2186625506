/**
 * How long our script works in a page, told by a trace of Chromium: in the processor's time, without the time in which
 * others had it. What the browser does to read and compile the script counts as its work.
 */
import type { Reader } from '../browser/browsers';
import { isWithin, onThread, outermost, SCRIPT, timeOf, traceOf } from './trace';

/** In milliseconds. */
export interface Script {
  /** Of all tasks together. */
  total: number;
  /** Of the task that held most of it. */
  longest: number;
}

/**
 * The script that runs from the navigation until the page has so many toolbars, and a while longer where it gets none.
 * The page must have no script of its own: then all of it is ours.
 */
export async function scriptIn(reader: Reader, url: string, toolbars: number): Promise<Script> {
  const page = await reader.browser.newPage();
  const traced = await traceOf(page, ['toplevel', 'devtools.timeline'], async () => {
    await page.goto(url, { waitUntil: 'load' });
    if (toolbars === 0) await new Promise((resolve) => setTimeout(resolve, 1500));
    else {
      await page.waitForFunction(
        (count) => document.querySelectorAll('offprint-toolbar').length === count,
        { polling: 200 },
        toolbars,
      );
    }
  });
  await page.close();
  const { pid } = traced.findLast(({ name }) => name === 'ParseHTML') ?? { pid: 0 };
  const events = onThread(traced, pid, 'CrRendererMain');
  const scripts = outermost(events, SCRIPT);
  const tasks = events.filter(({ name }) => name.endsWith('RunTask'));
  const times = tasks.map((task) => timeOf(scripts.filter((event) => isWithin(event, task))));
  return { total: timeOf(scripts), longest: Math.max(...times) };
}
