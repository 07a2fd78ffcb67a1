import { expect, it } from 'vitest';
import { windowSince } from './dashboard-window';

const NOW = new Date('2026-03-02T12:00:00Z');

it.each([
  ['the first version came just now', ['2026-03-02T11:59:00Z'], '1h'],
  ['the earliest counts', ['2026-03-02T11:59:00Z', '2026-03-02T08:00:00Z'], '6h'],
  ['a window that begins with it shows it all', ['2026-03-02T11:00:00Z'], '1h'],
  ['most of a day', ['2026-03-01T12:30:00Z'], '24h'],
  ['months', ['2025-12-01T00:00:00Z'], '24h'],
  ['nothing yet', [], '1h'],
])('%s', (_, times, expected) => {
  expect(windowSince(times, NOW)).toBe(expected);
});
