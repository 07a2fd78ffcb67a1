import { describe, expect, it } from 'vitest';
import { decideDelivery, outcomeOfStatus, RETRY_MS } from './decide-delivery';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

describe('what follows an attempt', () => {
  it.each([
    [1, 5 * SECOND],
    [2, 300 * SECOND],
    [3, 1_800 * SECOND],
    [4, 2 * HOUR],
    [5, 5 * HOUR],
    [6, 10 * HOUR],
    [7, 14 * HOUR],
    [8, 20 * HOUR],
    [9, 24 * HOUR],
  ])('after failure %i it waits %i ms', (attempts, delayMs) => {
    expect(decideDelivery(attempts, 'failed', 1)).toEqual({ state: 'waiting', delayMs });
    expect(decideDelivery(attempts, 'failed', 0.5)).toEqual({ state: 'waiting', delayMs: delayMs / 2 });
  });

  it('gives up after the tenth failure, and at once where nothing is wanted any more', () => {
    expect(RETRY_MS).toHaveLength(10);
    expect(decideDelivery(10, 'failed', 1)).toEqual({ state: 'given_up' });
    expect(decideDelivery(1, 'gone', 1)).toEqual({ state: 'given_up' });
  });

  it('is over after a success, even the last possible', () => {
    expect(decideDelivery(10, 'delivered', 1)).toEqual({ state: 'delivered' });
  });

  it.each([
    [200, 'delivered'],
    [204, 'delivered'],
    [299, 'delivered'],
    [199, 'failed'],
    [301, 'failed'],
    [308, 'failed'],
    [404, 'failed'],
    [410, 'gone'],
    [429, 'failed'],
    [500, 'failed'],
  ])('%i is %s', (status, kind) => {
    expect(outcomeOfStatus(status)).toBe(kind);
  });
});
