/** What axe says of a page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What breaks a rule of WCAG 2.2 AA, or axe's own advice: the rule, and the first element that does. In the whole page,
 * or in what a selector finds.
 */
export async function findings(page: Page, within = ':root'): Promise<string[]> {
  // The page's policy takes no script from elsewhere; what a test evaluates is not bound by it.
  await page.evaluate(axe);
  return page.evaluate(async (selector) => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          within: string,
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    // The one rule that came with 2.2 is not among those that axe runs unasked.
    const { violations } = await axe.run(selector, { rules: { 'target-size': { enabled: true } } });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  }, within);
}
