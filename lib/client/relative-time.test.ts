import { describe, expect, it } from 'vitest';
import { relativeTime } from './relative-time';

const NOW = Date.UTC(2026, 10, 23, 12, 0, 0);
const ago = (seconds: number) => relativeTime(NOW - seconds * 1000, NOW);

describe('relativeTime', () => {
  it.each([
    [0, 'just now'],
    [2, 'just now'],
    [3, '3 s ago'],
    [59, '59 s ago'],
    [60, '1 min ago'],
    [3599, '59 min ago'],
    [3600, '1 h ago'],
    [86_399, '23 h ago'],
    [86_400, '1 d ago'],
    [59 * 86_400, '59 d ago'],
    [60 * 86_400, '2026-09-24'],
    [-2, 'just now'],
    [-90, 'in 1 min'],
  ])('%d seconds back reads "%s"', (seconds, text) => {
    expect(ago(seconds)).toBe(text);
  });

  it('says so when the instant is not one', () => {
    expect(relativeTime(Number.NaN, NOW)).toBe('at an unknown time');
  });
});
