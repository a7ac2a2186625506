/**
 * Zotero's connector server, as its source describes it (chrome/content/zotero/xpcom/server/ of zotero/zotero, looked
 * at: 2026-08). It drops what a browser sends without the header below, and answers 409 to a session that it knows.
 * Version 3 of its interface came with Zotero 7.0.20.
 */
import * as z from 'zod';
import { parseJson } from '../json';
import { ZOTERO } from './address';
import { mayTalkToZotero } from './allowed';
import { ZoteroError } from './trouble';

const OUR_VERSION = 3;

/** How long Zotero may take to say that it is there, and to save a paper, in milliseconds. */
const PATIENCE = { ping: 5_000, work: 30_000 };

/** A library or a collection that can be written to. */
const Target = z.object({
  /** `L1` for a library, `C23` for a collection. */
  id: z.string().regex(/^[LC]\d+$/),
  name: z.string(),
  /** 0 for a library, 1 for a collection in it, and so on. */
  level: z.int().min(0).catch(0),
});

const Selected = z.object({
  libraryID: z.int(),
  /** Of the collection, where one is selected. */
  id: z.int().nullish(),
  targets: z.array(Target).catch([]),
});

export type Target = z.infer<typeof Target>;

export interface Zotero {
  version: string;
  /** What is selected in Zotero's window: papers go there that are sent to no collection of their own. */
  selected: Target;
  targets: Target[];
}

/** What an answer says, as far as it is needed. */
export interface ConnectorAnswer {
  status: number;
  version: string;
  apiVersion: number;
  body: string;
}

/**
 * Finds Zotero, and asks it where papers can go.
 * @throws ZoteroError where it is not there, too old, or has nothing that can be written to
 */
export async function findZotero(): Promise<Zotero> {
  const version = await pingZotero();
  const { status, body } = await askConnector('getSelectedCollection', {});
  const selected = Selected.safeParse(status === 200 ? parsed(body) : undefined);
  if (!selected.success) throw new ZoteroError('refused');
  const { libraryID, id, targets } = selected.data;
  // Zotero saves to the reader's own library where what is selected cannot be written to.
  const target = targets.find((it) => it.id === (id ? `C${id}` : `L${libraryID}`)) ?? targets[0];
  if (!target) throw new ZoteroError('read-only');
  return { version, selected: target, targets };
}

/**
 * The version of the Zotero that is running.
 * @throws ZoteroError where there is none, or where it is too old
 */
export async function pingZotero(): Promise<string> {
  if (!(await mayTalkToZotero())) throw new ZoteroError('not-allowed');
  const answer = await askConnector('ping', undefined, PATIENCE.ping).catch(() => undefined);
  // Something else may listen there.
  if (!answer?.version) throw new ZoteroError('not-running');
  if (answer.apiVersion < OUR_VERSION) throw new ZoteroError('too-old');
  return answer.version;
}

/**
 * Asks the connector server; without a body by GET.
 * @throws what `fetch` throws where no answer comes: Zotero closed, or closed the connection
 */
export async function askConnector(
  method: string,
  body?: unknown,
  patience = PATIENCE.work,
): Promise<ConnectorAnswer> {
  const response = await fetch(`${ZOTERO}/connector/${method}`, {
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    headers: { 'Content-Type': 'application/json', 'X-Zotero-Connector-API-Version': String(OUR_VERSION) },
    credentials: 'omit',
    cache: 'no-store',
    signal: AbortSignal.timeout(patience),
  });
  return {
    status: response.status,
    version: response.headers.get('X-Zotero-Version') ?? '',
    apiVersion: Number(response.headers.get('X-Zotero-Connector-API-Version')),
    body: await response.text(),
  };
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
