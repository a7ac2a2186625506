/**
 * One request to a source, with whatever may go wrong on the way turned into one of a few outcomes. What the browser
 * gives (the network, the clock, chance) is handed in.
 */
import { type Request, Unreadable } from './source';

export interface World {
  fetch(url: string, init: RequestInit): Promise<Response>;
  now(): number;
  /** From 0 inclusive to 1 exclusive. */
  random(): number;
  isOnline(): boolean;
  /** Calls back after so many milliseconds. Returns how to prevent it. */
  after(milliseconds: number, call: () => void): () => void;
}

export type Outcome =
  | { kind: 'answered'; body: string; etag?: string }
  /** The same as when the ETag was given out. */
  | { kind: 'unchanged' }
  /** The source has no such paper. */
  | { kind: 'unknown' }
  /** It did not work. `after` is how long the source wants to be left alone, in milliseconds. */
  | { kind: 'failed'; why: string; after?: number }
  | { kind: 'offline' };

/** So long without a byte, and there is nobody there. */
const SILENCE = 60_000;
/** Even bytes that trickle have to end. */
const LONGEST = 5 * 60_000;

/** More than any record or any paper's text is. */
const MOST_BYTES = { json: 8_000_000, xml: 8_000_000, html: 16_000_000 };

const TYPES = { json: /\bjson\b/i, xml: /\b(?:xml|atom)\b/i, html: /\bhtml\b/i };
const ACCEPT = { json: 'application/json', xml: 'application/atom+xml, application/xml', html: 'text/html' };

/** How long a source may have us wait, in milliseconds: it may not be understood, but is not forgotten. */
const SHORTEST_WAIT = 1000;
const LONGEST_WAIT = 24 * 60 * 60_000;

/** Asks a source. Never throws. */
export async function ask(world: World, request: Request, etag?: string): Promise<Outcome> {
  if (!world.isOnline()) return { kind: 'offline' };
  const controller = new AbortController();
  let silence = world.after(SILENCE, () => controller.abort());
  const longest = world.after(LONGEST, () => controller.abort());
  try {
    const response = await world.fetch(request.url, optionsOf(request, etag, controller.signal));
    const outcome = outcomeOf(response, request, world.now());
    if (outcome) {
      // Nobody reads the rest.
      await response.body?.cancel();
      return outcome;
    }
    const body = await bodyOf(response, MOST_BYTES[request.wants], () => {
      silence();
      silence = world.after(SILENCE, () => controller.abort());
    });
    const given = response.headers.get('etag');
    return { kind: 'answered', body, ...(given && { etag: given }) };
  } catch (error) {
    if (controller.signal.aborted) return { kind: 'failed', why: 'no answer in time' };
    if (error instanceof Unreadable) return { kind: 'failed', why: error.message };
    // The browser says no more than that: no network, no such host, a circle of redirects, an origin not allowed.
    return world.isOnline() ? { kind: 'failed', why: 'out of reach' } : { kind: 'offline' };
  } finally {
    silence();
    longest();
  }
}

function optionsOf({ body, wants }: Request, etag: string | undefined, signal: AbortSignal): RequestInit {
  return {
    signal,
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      accept: ACCEPT[wants],
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(etag && { 'if-none-match': etag }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    // Who the reader is, and where they are, is no source's business.
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    redirect: 'follow',
  };
}

/** What the answer's head says, where that is all there is to say. */
function outcomeOf(response: Response, { url, wants }: Request, now: number): Outcome | undefined {
  const { status, headers } = response;
  if (response.url && hostOf(response.url) !== hostOf(url)) return { kind: 'failed', why: 'sent elsewhere' };
  if (status === 304) return { kind: 'unchanged' };
  if (status === 404 || status === 410) return { kind: 'unknown' };
  if (status !== 200) {
    const after = waitOf(headers, now);
    return { kind: 'failed', why: `answered ${status}`, ...(after !== undefined && { after }) };
  }
  if (!TYPES[wants].test(headers.get('content-type') ?? '')) {
    return { kind: 'failed', why: `not ${wants.toUpperCase()}` };
  }
  if (Number(headers.get('content-length')) > MOST_BYTES[wants]) return { kind: 'failed', why: 'too long' };
  return undefined;
}

function hostOf(address: string): string | undefined {
  return URL.parse(address)?.host;
}

/** `Retry-After` in seconds or as a date; GitHub says instead when its limit begins anew, in seconds since 1970. */
function waitOf(headers: Headers, now: number): number | undefined {
  const written = headers.get('retry-after')?.trim();
  const isUsedUp = headers.get('x-ratelimit-remaining') === '0';
  const reset = isUsedUp ? Number(headers.get('x-ratelimit-reset') ?? Number.NaN) * 1000 : Number.NaN;
  const until = written && !/^\d+$/.test(written) ? Date.parse(written) : reset;
  const wait = written && /^\d+$/.test(written) ? Number(written) * 1000 : until - now;
  if (Number.isNaN(wait)) return undefined;
  return Math.min(Math.max(wait, SHORTEST_WAIT), LONGEST_WAIT);
}

/** The text, read no further than allowed. @throws Unreadable where there is more */
async function bodyOf(response: Response, most: number, onProgress: () => void): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    onProgress();
    size += value.byteLength;
    if (size > most) {
      await reader.cancel();
      throw new Unreadable('too long');
    }
    text += decoder.decode(value, { stream: true });
  }
}

const FIRST_PAUSE = 15_000;
const LONGEST_PAUSE = 6 * 60 * 60_000;

/** How long to wait after so many failures, the first of which is 1: twice as long each time, and not all at once. */
export function pauseAfter(failures: number, random: () => number): number {
  const pause = Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE);
  return Math.round(pause * (0.75 + random() / 2));
}
