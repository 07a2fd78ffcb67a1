import { describe, expect, it } from 'vitest';
import { type AttemptOutcome, decideDelivery, outcomeOfStatus, RETRY_MS } from './decide-delivery';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const SCHEDULE_MS = RETRY_MS.reduce((sum, ms) => sum + ms, 0);
const answered = (kind: AttemptOutcome['kind'], status: number | null) => ({ kind, status });
const FAILED = answered('failed', null);
const tried = (attempts: number, ageMs = 0) => ({ attempts, ageMs });

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
    expect(decideDelivery(tried(attempts), FAILED, 1)).toEqual({ state: 'waiting', delayMs });
    expect(decideDelivery(tried(attempts), FAILED, 0.5)).toEqual({ state: 'waiting', delayMs: delayMs / 2 });
  });

  it('gives up after the tenth failure, and at once where nothing is wanted any more', () => {
    expect(RETRY_MS).toHaveLength(10);
    expect(decideDelivery(tried(10, SCHEDULE_MS), FAILED, 1)).toEqual({ state: 'given_up' });
    expect(decideDelivery(tried(10, SCHEDULE_MS / 2), FAILED, 0.5)).toEqual({ state: 'given_up' });
    expect(decideDelivery(tried(1), answered('gone', 410), 1)).toEqual({ state: 'given_up' });
  });

  it('leaves the receiver its days, however many attempts later messages brought forward', () => {
    const waiting = { state: 'waiting', delayMs: 24 * HOUR };
    expect(decideDelivery(tried(10, SCHEDULE_MS - 1), FAILED, 1)).toEqual(waiting);
    expect(decideDelivery(tried(50, HOUR), FAILED, 1)).toEqual(waiting);
    expect(decideDelivery(tried(50, SCHEDULE_MS), FAILED, 1)).toEqual({ state: 'given_up' });
  });

  it.each<[number, boolean]>([
    [400, true],
    [401, true],
    [404, true],
    [413, true],
    [422, true],
    [408, false],
    [409, false],
    [425, false],
    [429, false],
    [302, false],
    [500, false],
  ])('gives up early on %i: %s', (status, isEarly) => {
    const state = (attempts: number) => decideDelivery(tried(attempts), answered('failed', status), 1).state;
    expect([2, 3, 4].map(state)).toEqual(['waiting', ...Array(2).fill(isEarly ? 'given_up' : 'waiting')]);
  });

  it('is over after a success, even the last possible', () => {
    expect(decideDelivery(tried(10, SCHEDULE_MS), answered('delivered', 200), 1)).toEqual({
      state: 'delivered',
    });
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
