/**
 * Looking a paper up in Zotero's local interface (Zotero 7 and newer), which the reader has to turn on in Zotero's own
 * settings. Only the reader's own library is looked through, not those of groups.
 */
import * as z from 'zod';
import { schemeOf, valueIn } from '../identifiers';
import type { Paper } from '../paper';
import { ZOTERO } from './address';
import { mayTalkToZotero } from './allowed';

const field = z.string().catch('');

const Items = z.array(
  z.object({
    data: z.object({ DOI: field, url: field, archiveID: field, extra: field }),
  }),
);

type Data = z.infer<typeof Items>[number]['data'];

/** `off` where the reader has not turned it on in Zotero, `unknown` where Zotero does not answer. */
export type Lookup = 'there' | 'not-there' | 'off' | 'unknown';

/** Whether Zotero has an item with the paper's DOI or arXiv number. */
export async function lookUpInZotero(paper: Pick<Paper, 'ids'>): Promise<Lookup> {
  if (!(await mayTalkToZotero())) return 'unknown';
  for (const number of numbersOf(paper)) {
    const found = await search(number).catch(() => 'unknown' as const);
    if (!Array.isArray(found)) return found;
    if (found.some((data) => holds(data, number))) return 'there';
  }
  return 'not-there';
}

/** DOIs and arXiv numbers: what others would have written into the same fields. */
function numbersOf({ ids }: Pick<Paper, 'ids'>): string[] {
  return ids.filter((id) => ['doi', 'arxiv'].includes(schemeOf(id))).map(valueIn);
}

async function search(number: string): Promise<Data[] | 'off' | 'unknown'> {
  const query = new URLSearchParams({ q: number, qmode: 'fields', limit: '25' });
  const response = await fetch(`${ZOTERO}/api/users/0/items/top?${query}`, {
    headers: { 'Zotero-Allowed-Request': '1', 'Zotero-API-Version': '3' },
    credentials: 'omit',
    cache: 'no-store',
    signal: AbortSignal.timeout(5_000),
  });
  if (response.status === 403) return 'off';
  const items = Items.safeParse(response.ok ? await response.json() : undefined);
  return items.success ? items.data.map(({ data }) => data) : 'unknown';
}

/** The number stands there by itself (or with an arXiv version), not as a part of a longer one. */
function holds({ DOI, url, archiveID, extra }: Data, number: string): boolean {
  const escaped = number.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const alone = new RegExp(`(?<!\\w)${escaped}(?:v\\d+)?(?:\\.pdf)?(?![\\w/-]|\\.\\w)`, 'i');
  return [DOI, url, archiveID, extra].some((text) => alone.test(text));
}
