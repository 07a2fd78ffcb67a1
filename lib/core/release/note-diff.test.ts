import { describe, expect, it } from 'vitest';
import { emptyNote } from './empty-note';
import type { NoteContent, Trigger } from './note';
import { diffNotes } from './note-diff';

const parse: Trigger = {
  id: 't1',
  metric: 'parse_failures',
  comparison: 'absolute',
  threshold: 0.02,
  minRequests: 200,
  action: 'roll_back',
  inSlice: 'exclude',
  weight: 1,
};
const cost: Trigger = {
  id: 't2',
  metric: 'cost',
  comparison: 'ratio',
  threshold: 0.15,
  minRequests: 200,
  action: 'hold',
  inSlice: 'exclude',
  weight: 1,
};
const base: NoteContent = { ...emptyNote(), change: 'Shorter answers', triggers: [parse, cost] };

const stages = base.plan.stages;
const CASES: [string, Partial<NoteContent>, string[]][] = [
  ['nothing', {}, []],
  ['only the order of triggers', { triggers: [cost, parse] }, []],
  ['a text', { change: 'Longer answers' }, ['change Change: Shorter answers → Longer answers']],
  ['a text taken away', { change: '' }, ['change Change: Shorter answers → none']],
  ['a text that reads none', { expectedGain: 'none' }, ['expectedGain Expected gain: none → none']],
  [
    'metrics',
    { metricsToWatch: ['cost', 'errors'] },
    ['metricsToWatch Metrics to watch: none → Cost per request, Errors'],
  ],
  [
    'a threshold',
    { triggers: [{ ...parse, threshold: 0.05 }, cost] },
    [
      'triggers.t1 Rollback trigger: parse failures above 2 % (at least 200 requests): roll back → parse failures above 5 % (at least 200 requests): roll back',
    ],
  ],
  [
    'a trigger taken away and one added',
    { triggers: [parse, { ...parse, id: 't3', metric: 'errors' }] },
    [
      'triggers.t2 Rollback trigger: cost per request up more than 15 % on baseline (at least 200 requests): hold → none',
      'triggers.t3 Rollback trigger: none → errors above 2 % (at least 200 requests): roll back',
    ],
  ],
  [
    'the query and the dashboard',
    { monitoringQuery: { metric: 'task_success', windowMinutes: 60 }, dashboardUrl: 'https://example.com/d' },
    [
      'monitoringQuery Monitoring query: none → task success by version, over the last 60 minutes',
      'dashboardUrl Dashboard: none → https://example.com/d',
    ],
  ],
  [
    'a stage taken away',
    { plan: { stages: stages.slice(0, -1) } },
    [
      'plan.stages.5 Stage 5: Full (full): 98 % of all requests; at least 120 min and 1,000 requests of each arm → none',
    ],
  ],
  [
    'a share and a minimum',
    {
      plan: {
        stages: stages.map((stage) =>
          stage.kind === 'canary'
            ? { ...stage, minMinutes: 0.5, cohort: { rule: { kind: 'everyone' }, share: 0.02 } }
            : stage,
        ),
      },
    },
    [
      'plan.stages.1 Stage 1: Canary (canary): 1 % of all requests; at least 30 min and 100 requests of each arm → Canary (canary): 2 % of all requests; at least 0.5 min and 100 requests of each arm',
    ],
  ],
];

describe('the difference of two notes', () => {
  it.each(CASES)('%s', (_name, change, expected) => {
    const written = diffNotes(base, { ...base, ...change }).map(
      ({ field, label, before, after }) => `${field} ${label}: ${before} → ${after}`,
    );
    expect(written).toEqual(expected);
  });
});
