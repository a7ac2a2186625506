/**
 * A world for the sources: time that passes when nothing else happens, a network that answers as it is told, and a
 * background that can be killed.
 */
import 'fake-indexeddb/auto';
import type { DBCore, DBCoreTable } from 'dexie';
import { type LibraryDatabase, openLibrary } from '../../../lib/library/database';
import { DEFAULTS } from '../../../lib/settings';
import type { World } from '../../../lib/sources/fetching';
import type { Rules } from '../../../lib/sources/jobs';
import { sources } from '../../../lib/sources/registry';
import { makeRunner } from '../../../lib/sources/runner';
import { isTurnedOn } from '../../../lib/sources/turned-on';
import { NOW } from '../builders';

export interface Asked {
  url: URL;
  at: number;
  headers: Record<string, string>;
  body?: unknown;
  /** When it was answered or given up. */
  until?: number;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  /** Milliseconds until the head comes. */
  latency?: number;
  /** The address it comes from, after redirects. */
  from?: string;
  /** Nothing ever comes. */
  silent?: true;
  /** The browser cannot reach it. */
  unreachable?: true;
  /** Chunks in which the body comes, each after so many milliseconds. */
  chunks?: { text: string; after: number }[];
}

export type Network = (asked: Asked) => Reply;

export const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
export const ATOM = { 'content-type': 'application/atom+xml; charset=UTF-8' };
/** An API's answer. */
export const json = (body: string): Reply => ({ headers: JSON_TYPE, body });
/** What a host answers that knows nothing. */
export const NOTHING: Reply = { status: 404, ...json('{}') };
export const HTML = { 'content-type': 'text/html; charset=utf-8' };

interface Timer {
  at: number;
  call: () => void;
}

/** Database requests under way, in all libraries of the test. */
let underWay = 0;

export class Simulation {
  now = NOW;
  asked: Asked[] = [];
  isOnline = true;
  network: Network = () => NOTHING;
  rules: Rules = {
    allowed: sources.filter((it) => isTurnedOn(it, DEFAULTS)).map(({ id }) => id),
    byName: sources.map(({ id }) => id),
    completeUnasked: true,
  };
  #timers = new Set<Timer>();
  #seed = 1;

  /** From now on these hosts answer, and no other knows anything. */
  answering(hosts: Record<string, Network>): void {
    this.network = (asked) => hosts[asked.url.host]?.(asked) ?? NOTHING;
  }

  /** Always the same chances. */
  random = () => {
    this.#seed = (this.#seed * 1103515245 + 12345) % 2147483648;
    return this.#seed / 2147483648;
  };

  /** A world that can end: then nothing comes of what was begun in it. */
  world(): World & { end(): void } {
    let isOver = false;
    return {
      end: () => {
        isOver = true;
      },
      fetch: (url, init) => (isOver ? new Promise(() => {}) : this.#fetch(url, init, () => isOver)),
      now: () => this.now,
      random: this.random,
      isOnline: () => this.isOnline,
      after: (milliseconds, call) => this.#after(milliseconds, () => !isOver && call()),
    };
  }

  #after(milliseconds: number, call: () => void): () => void {
    const timer = { at: this.now + milliseconds, call };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  #sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.#after(milliseconds, resolve));
  }

  async #fetch(url: string, init: RequestInit, isOver: () => boolean): Promise<Response> {
    const asked: Asked = {
      url: new URL(url),
      at: this.now,
      headers: init.headers as Record<string, string>,
      ...(init.body && { body: JSON.parse(String(init.body)) }),
    };
    this.asked.push(asked);
    const reply = this.network(asked);
    const aborted = new Promise<never>((_, reject) => {
      init.signal?.addEventListener('abort', () => {
        asked.until = this.now;
        reject(new DOMException('Aborted', 'AbortError'));
      });
    });
    const response = this.#answer(asked, reply, isOver, init.signal ?? undefined);
    return Promise.race([response, aborted]);
  }

  async #answer(asked: Asked, reply: Reply, isOver: () => boolean, signal?: AbortSignal): Promise<Response> {
    await this.#sleep(reply.latency ?? 50);
    if (reply.silent || isOver()) return new Promise(() => {});
    asked.until = this.now;
    if (reply.unreachable) throw new TypeError('Failed to fetch');
    const { status = 200, headers = {}, body = '', chunks } = reply;
    const isEmpty = status === 304 || status === 204;
    const content = isEmpty ? null : chunks ? this.#stream(chunks, signal) : body;
    const response = new Response(content, { status, headers });
    Object.defineProperty(response, 'url', { value: reply.from ?? asked.url.href });
    return response;
  }

  #stream(
    chunks: readonly { text: string; after: number }[],
    signal?: AbortSignal,
  ): ReadableStream<Uint8Array> {
    const left = [...chunks];
    const stopped = new Promise<'stopped'>((resolve) => {
      signal?.addEventListener('abort', () => resolve('stopped'));
    });
    return new ReadableStream(
      {
        pull: async (controller) => {
          const next = left.shift();
          if (!next) return controller.close();
          if ((await Promise.race([this.#sleep(next.after), stopped])) === 'stopped') {
            controller.error(new DOMException('Aborted', 'AbortError'));
          } else controller.enqueue(new TextEncoder().encode(next.text));
        },
      },
      { highWaterMark: 0 },
    );
  }

  /** Lets time pass until the promise is settled, or so many milliseconds are over. */
  async until<T>(promise: Promise<T>, most = 400 * 24 * 60 * 60 * 1000): Promise<T | undefined> {
    const end = this.now + most;
    let outcome: { value: T } | { error: unknown } | undefined;
    promise.then(
      (value) => {
        outcome = { value };
      },
      (error: unknown) => {
        outcome = { error };
      },
    );
    for (;;) {
      await quiet();
      if (outcome) break;
      const next = [...this.#timers].sort((a, b) => a.at - b.at)[0];
      if (!next || next.at > end) {
        this.now = Math.max(this.now, end);
        return undefined;
      }
      this.#timers.delete(next);
      this.now = Math.max(this.now, next.at);
      next.call();
    }
    if ('error' in outcome) throw outcome.error;
    return outcome.value;
  }

  /** The same, but in the middle of something when the time is over: nothing that has begun is waited for. */
  async interrupted(promise: Promise<unknown>, milliseconds: number, steps: number): Promise<boolean> {
    let isDone = false;
    const done = promise.then(() => {
      isDone = true;
    });
    await this.until(done, milliseconds);
    if (isDone) return false;
    const next = [...this.#timers].sort((a, b) => a.at - b.at)[0];
    if (next) {
      this.#timers.delete(next);
      this.now = Math.max(this.now, next.at);
      next.call();
    }
    for (let step = 0; step < steps && !isDone; step++) await new Promise((resolve) => setImmediate(resolve));
    return !isDone;
  }

  /** Runs a background on the library until nothing is left to do, as its alarm has it come again. */
  async finish(db: LibraryDatabase, days = 1): Promise<void> {
    const runner = makeRunner(db, this.world(), async () => this.rules);
    const end = this.now + days * 24 * 60 * 60 * 1000;
    for (;;) {
      const next = await this.until(runner.run());
      if (next === undefined || next > end) return;
      this.now = Math.max(this.now, next);
    }
  }
}

let opened = 0;

/** A library of the test's own, of which the simulation knows when it is at rest. */
export function aLibrary(name = `simulated-${opened++}`): LibraryDatabase & { isCutOff?: true } {
  const db: LibraryDatabase & { isCutOff?: true } = openLibrary(name);
  db.use({ stack: 'dbcore', name: 'counted', create: (core) => counted(core, () => db.isCutOff === true) });
  return db;
}

/** Ends whoever uses the library, with whatever they had begun to write. */
export function cutOff(db: LibraryDatabase & { isCutOff?: true }): void {
  db.isCutOff = true;
  db.close();
}

function counted(core: DBCore, isCutOff: () => boolean): DBCore {
  return {
    ...core,
    table(name) {
      const table = core.table(name);
      const watched = <T extends unknown[], R>(work: (...args: T) => Promise<R>) => {
        return (...args: T): Promise<R> => {
          // A transaction in which this happens is undone.
          if (isCutOff()) return Promise.reject(new DOMException('Cut off', 'AbortError'));
          underWay++;
          return work(...args).finally(() => {
            underWay--;
          });
        };
      };
      return {
        ...table,
        mutate: watched(table.mutate.bind(table)),
        get: watched(table.get.bind(table)),
        getMany: watched(table.getMany.bind(table)),
        query: watched(table.query.bind(table)),
        openCursor: watched(table.openCursor.bind(table)),
        count: watched(table.count.bind(table)),
      } as DBCoreTable;
    },
  };
}

/** Waits until nothing happens any more but what waits for time to pass. */
async function quiet(): Promise<void> {
  for (let still = 0; still < 12; still++) {
    await new Promise((resolve) => setImmediate(resolve));
    if (underWay > 0) still = 0;
  }
}
