import { describe, expect, it } from 'vitest';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import { findTable } from './find-table';
import { readPage } from './read-page';
import { requestsToFire, requestsToPass, type Supposed } from './requests-needed';

const page = readPage('docs/how-decisions-are-made.md');
const SHARES = [0.01, 0.1, 0.5];
const rate = (metric: Supposed['trigger']['metric'], mean: number, threshold: number): Supposed => ({
  ...{ trigger: { metric, comparison: 'margin', threshold }, mean },
  sd: Math.sqrt(mean * (1 - mean)),
});
const cost = (threshold: number): Supposed => ({
  ...{ trigger: { metric: 'cost', comparison: 'ratio', threshold }, mean: 0.01, sd: 0.01 },
});

/** What each row of the page supposes; harm, so that success of 90 % is 0.1. */
const ROWS: readonly Supposed[] = [
  rate('parse_failures', 0.01, 0.01),
  rate('parse_failures', 0.02, 0.01),
  rate('task_success', 0.1, 0.03),
  { trigger: { metric: 'quality', comparison: 'margin', threshold: 0.02 }, mean: 0.1, sd: 0.15 },
  cost(0.1),
  cost(0.05),
];
const shown = (requests: number | null) =>
  requests === null ? 'never' : formatCount(Number(requests.toPrecision(2)));

describe('how many requests the page says are needed', () => {
  it('until a trigger fires is what the code says', () => {
    const rows = findTable(page, ['baseline', 'the trigger allows', 'the candidate is', 'at 1 %']);
    expect(rows.map((cells) => cells.slice(3))).toEqual(
      ROWS.map((supposed) => SHARES.map((share) => shown(requestsToFire(supposed, share)))),
    );
  });

  it('until a gate passes is what the code says', () => {
    const rows = findTable(page, ['baseline', 'at 1 %']);
    expect(rows).toEqual(
      [0.01, 0.02, 0.05, 0.1].map((share) => [
        `${100 * share} %`,
        ...SHARES.map((allocation) => shown(requestsToPass(share, allocation))),
      ]),
    );
  });
});
