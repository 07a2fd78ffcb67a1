import { describe, expect, it } from 'vitest';
import { eventTime } from './event-time';

const NOW = Date.parse('2026-05-01T12:00:00Z');
const HOUR = 3_600_000;

describe('eventTime', () => {
  it.each<[string, string | number | undefined, number]>([
    ['the arrival when absent', undefined, NOW],
    ['an offset', '2026-05-01T13:00:00+02:00', NOW - HOUR],
    ['epoch ms', NOW - 5, NOW - 5],
    ['24 hours ahead', NOW + 24 * HOUR, NOW + 24 * HOUR],
    ['90 days ago', NOW - 90 * 24 * HOUR, NOW - 90 * 24 * HOUR],
  ])('knows %s', (_, time, atMs) => {
    expect(eventTime(time, NOW)).toEqual({ kind: 'known', atMs });
  });

  it.each<[string, string | number]>([
    ['time_in_future', NOW + 24 * HOUR + 1],
    ['time_too_old', NOW - 90 * 24 * HOUR - 1],
    // Seconds instead of milliseconds: 1970.
    ['time_too_old', NOW / 1000],
    ['time_invalid', 'soon'],
    ['time_invalid', Number.NaN],
  ])('refuses %s', (code, time) => {
    expect(eventTime(time, NOW)).toMatchObject({ kind: 'refused', code });
  });
});
