import { afterEach, expect, it, vi } from 'vitest';
import { localDay } from '../../lib/local-day';

afterEach(() => void vi.unstubAllEnvs());

it.each([
  ['Asia/Tokyo', '2026-04-14'],
  ['Europe/Berlin', '2026-04-14'],
  ['UTC', '2026-04-13'],
  ['America/Los_Angeles', '2026-04-13'],
])('is the day that it is in %s', (zone, day) => {
  vi.stubEnv('TZ', zone);
  expect(localDay(Date.UTC(2026, 3, 13, 23))).toBe(day);
});
