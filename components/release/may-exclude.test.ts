import { expect, test } from 'vitest';
import { OTHER_VALUE } from '@/lib/core/telemetry/slice-values';
import { mayExclude } from './may-exclude';

const live: Parameters<typeof mayExclude>[0] = {
  ...{ status: 'live', exclusions: [] },
  permissions: { 'release:exclude_cohort': null },
};
const refunds = { dimension: 'queue', value: 'refunds' };
const left = { attribute: 'queue', value: 'refunds', reason: '', at: '', by: '', triggerId: null };

test.each([
  ['while somebody is exposed', live, refunds, true],
  ['while held', { ...live, status: 'held' as const }, refunds, true],
  ['not after a rollback', { ...live, status: 'rolling_back' as const }, refunds, false],
  ['not twice', { ...live, exclusions: [left] }, refunds, false],
  ['not all the others', live, { ...refunds, value: OTHER_VALUE }, false],
  ['not by who may not', { ...live, permissions: { 'release:exclude_cohort': 'No.' } }, refunds, false],
])('%s', (_, release, row, may) => {
  expect(mayExclude(release, row)).toBe(may);
});
