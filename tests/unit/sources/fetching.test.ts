import { describe, expect, it } from 'vitest';
import { ask, pauseAfter } from '../../../lib/sources/fetching';
import type { Request } from '../../../lib/sources/source';
import { NOW } from '../builders';
import { HTML, JSON_TYPE, type Reply, Simulation } from './simulated';

/** In milliseconds, of an answer in the simulation. */
const LATENCY = 50;

const REQUEST: Request = { url: 'https://api.example.org/works/1', wants: 'json' };

async function outcomeOf(reply: Reply, etag?: string, request = REQUEST) {
  const simulation = new Simulation();
  simulation.network = () => reply;
  const outcome = await simulation.until(ask(simulation.world(), request, etag));
  return { outcome, simulation, took: simulation.now - NOW };
}

const of = async (reply: Reply, etag?: string) => (await outcomeOf(reply, etag)).outcome;

describe('a request', () => {
  it('that is answered gives the text, and the tag to ask by the next time', async () => {
    expect(await of({ body: '{"a":"ä"}', headers: { ...JSON_TYPE, etag: 'W/"1"' } })).toEqual({
      kind: 'answered',
      body: '{"a":"ä"}',
      etag: 'W/"1"',
    });
  });

  it('tells nobody who asks, and asks by the tag', async () => {
    const { outcome, simulation } = await outcomeOf({ status: 304 }, 'W/"1"');
    expect(outcome).toEqual({ kind: 'unchanged' });
    expect(simulation.asked[0]?.headers).toEqual({ accept: 'application/json', 'if-none-match': 'W/"1"' });
  });

  it.each([404, 410])('that is answered %i is about something that is not known', async (status) => {
    expect(await of({ status })).toEqual({ kind: 'unknown' });
  });

  it.each([
    ['429', { status: 429 }, { why: 'answered 429' }],
    ['429 and when to come again', { status: 429, headers: { 'retry-after': '120' } }, { after: 120_000 }],
    [
      '503 and a date',
      { status: 503, headers: { 'retry-after': new Date(NOW + 90_000).toUTCString() } },
      { after: 90_000 - LATENCY },
    ],
    [
      '429 and a date long past',
      { status: 429, headers: { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' } },
      { after: 1000 },
    ],
    ['429 and a year', { status: 429, headers: { 'retry-after': '31536000' } }, { after: 24 * 60 * 60_000 }],
    ['429 and nonsense', { status: 429, headers: { 'retry-after': 'soon' } }, { why: 'answered 429' }],
    [
      '403 since its limit is used up',
      {
        status: 403,
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String((NOW + 600_000) / 1000) },
      },
      { after: 600_000 - LATENCY },
    ],
    ['500', { status: 500 }, { why: 'answered 500' }],
    [
      'a page instead of JSON',
      { headers: HTML, body: '<html>Verifying your browser</html>' },
      { why: 'not JSON' },
    ],
    ['no type at all', { headers: {}, body: '{}' }, { why: 'not JSON' }],
    [
      'from another host',
      { from: 'https://login.example.com/', headers: JSON_TYPE, body: '{}' },
      { why: 'sent elsewhere' },
    ],
    ['out of reach, or sent round in circles', { unreachable: true }, { why: 'out of reach' }],
    [
      'a length of 50 MB',
      { headers: { ...JSON_TYPE, 'content-length': '50000000' }, body: '{}' },
      { why: 'too long' },
    ],
  ] as [string, Reply, object][])('that is answered %s has failed', async (_, reply, expected) => {
    const outcome = await of(reply);
    expect(outcome).toMatchObject({ kind: 'failed', ...expected });
    if (!('after' in expected)) expect(outcome).not.toHaveProperty('after');
  });

  it('that comes from its own host by another way is answered', async () => {
    expect(
      await of({ from: 'https://api.example.org/works/2', headers: JSON_TYPE, body: '{}' }),
    ).toMatchObject({
      kind: 'answered',
    });
  });

  it('to which nothing is said for a minute has failed', async () => {
    const { outcome, took } = await outcomeOf({ silent: true });
    expect(outcome).toEqual({ kind: 'failed', why: 'no answer in time' });
    expect(took).toBe(60_000);
  });

  it('that stops half way has failed a minute later', async () => {
    const chunks = [
      { text: '{"a":', after: 30_000 },
      { text: '1', after: 30_000 },
      { text: '}', after: 600_000 },
    ];
    const { outcome, took } = await outcomeOf({ headers: JSON_TYPE, chunks });
    expect(outcome).toEqual({ kind: 'failed', why: 'no answer in time' });
    expect(took).toBe(50 + 60_000 + 60_000);
  });

  it('that trickles for ever has failed after five minutes', async () => {
    const chunks = Array.from({ length: 100 }, () => ({ text: ' ', after: 20_000 }));
    const { outcome, took } = await outcomeOf({ headers: JSON_TYPE, chunks });
    expect(outcome).toEqual({ kind: 'failed', why: 'no answer in time' });
    expect(took).toBe(300_000);
  });

  it('that is answered with 50 MB is read no further than anybody would', async () => {
    let read = 0;
    const chunks = Array.from({ length: 50 }, () => ({
      get text() {
        read++;
        return ' '.repeat(1_000_000);
      },
      after: 1,
    }));
    expect(await of({ headers: JSON_TYPE, chunks })).toEqual({ kind: 'failed', why: 'too long' });
    expect(read).toBeLessThan(12);
  });

  it('is not made while there is no network, and one that breaks off with it has not failed', async () => {
    const simulation = new Simulation();
    simulation.isOnline = false;
    expect(await simulation.until(ask(simulation.world(), REQUEST))).toEqual({ kind: 'offline' });
    expect(simulation.asked).toEqual([]);
    simulation.isOnline = true;
    simulation.network = () => {
      simulation.isOnline = false;
      return { unreachable: true };
    };
    expect(await simulation.until(ask(simulation.world(), REQUEST))).toEqual({ kind: 'offline' });
  });
});

describe('after failures', () => {
  it('the pause grows, up to six hours, and is not the same for all', () => {
    const pauses = [1, 2, 3, 4, 20].map((failures) => pauseAfter(failures, () => 0.5));
    expect(pauses).toEqual([15_000, 30_000, 60_000, 120_000, 6 * 60 * 60_000]);
    expect(pauseAfter(1, () => 0)).toBe(11_250);
    expect(pauseAfter(1, () => 0.999)).toBeGreaterThan(18_000);
  });
});
