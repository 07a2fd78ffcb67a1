import { expect, test } from 'vitest';
import type { TriggerView } from '@/lib/schemas/release';
import { nearestFirst } from './nearest-first';

const view = (id: string, state: TriggerView['state'], distance: number | null): TriggerView => ({
  trigger: {
    ...{ id, metric: 'errors', comparison: 'absolute', threshold: 0.05, minRequests: 1 },
    ...{ action: 'hold', inSlice: 'list', weight: 1 },
  },
  ...{ sentence: id, state, distance, detail: '', arms: null, evidence: null, interval: null, method: '' },
});

test('what fired comes first, then the nearest; what says nothing keeps its order at the end', () => {
  const shown = nearestFirst([
    view('waits', 'too_few', null),
    view('far', 'quiet', 0.1),
    view('empty', 'no_data', null),
    view('due', 'near', 1),
    view('fired', 'fired', 1),
  ]);
  expect(shown.map(({ sentence }) => sentence)).toEqual(['fired', 'due', 'far', 'waits', 'empty']);
});
