/** What a page's policy forbids and something in it tried all the same. */
import type { Page } from 'puppeteer-core';

declare global {
  var policyBreaches: string[] | undefined;
}

function keep(): void {
  if (globalThis.policyBreaches) return;
  const kept: string[] = [];
  globalThis.policyBreaches = kept;
  document.addEventListener('securitypolicyviolation', (event) => {
    const { effectiveDirective, blockedURI, sourceFile, lineNumber } = event;
    kept.push(`${effectiveDirective}: ${blockedURI} at ${sourceFile}:${lineNumber}`);
  });
}

/** Keeps them for the page that this tab comes to. (Firefox does not do that for pages of extensions.) */
export async function keepBreaches(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(keep);
}

/** Keeps them from now on, where they are not kept already. */
export async function keepBreachesFromNow(page: Page): Promise<void> {
  await page.evaluate(keep);
}

/** What was kept. Nothing is, in a popup that a press on Offprint's button opened. */
export async function breaches(page: Page): Promise<string[]> {
  return JSON.parse(await page.evaluate(() => JSON.stringify(globalThis.policyBreaches ?? [])));
}
