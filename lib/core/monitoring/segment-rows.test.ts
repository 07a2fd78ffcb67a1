import { describe, expect, it } from 'vitest';
import { describeProblem } from './describe-problem';
import type { MonitoringProblem } from './monitoring-problem';
import type { QueryScope } from './query-scope';
import { type AnswerRow, type CallRows, failedAnswer, segmentRows } from './segment-rows';

const labels = { model_version: 'm1', prompt_version: 'p1', retrieval_version: 'r1', policy_version: 'c1' };
const scope: QueryScope = {
  featureKey: 'reply',
  versions: {
    baseline: { variant: 'v1', ...labels },
    candidate: { variant: 'v2', ...labels, prompt_version: 'p2' },
  },
  ...{ fromMs: 0, toMs: 60_000, stepSeconds: 10 },
};
const row = (
  of: AnswerRow['labels'],
  atMs: number | null = 0,
  value: number | null = 1,
  n: number | null = null,
) => ({
  ...{ labels: of, atMs, value, n },
});
const all = (...rows: AnswerRow[]): CallRows[] => [{ arm: null, rows }];
const each = (baseline: AnswerRow[], candidate: AnswerRow[]): CallRows[] => [
  { arm: 'baseline', rows: baseline },
  { arm: 'candidate', rows: candidate },
];

describe('segmentRows', () => {
  const CASES: [string, CallRows[], MonitoringProblem[], [number, number]][] = [
    ['both, by version', all(row({ version: 'v1' }), row({ version: 'v2' })), [], [1, 1]],
    ['both, by a label', all(row({ prompt_version: 'p1' }), row({ prompt_version: 'p2' })), [], [1, 1]],
    [
      'every label that is there must match',
      all(
        row({ model_version: 'm1', prompt_version: 'p1' }),
        row({ model_version: 'm9', prompt_version: 'p2' }),
      ),
      [{ kind: 'one_version_only', has: 'baseline' }],
      [1, 0],
    ],
    ['both, a call each', each([row({})], [row({})]), [], [1, 1]],
    ['nothing', all(), [{ kind: 'no_rows' }], [0, 0]],
    ['no number', all(row({ version: 'v1' }, 0, null)), [{ kind: 'no_values', rows: 1 }], [0, 0]],
    ['nothing from either call', each([], []), [{ kind: 'no_rows' }], [0, 0]],
    ['the baseline alone', each([row({})], []), [{ kind: 'one_version_only', has: 'baseline' }], [1, 0]],
    [
      'the candidate alone',
      all(row({ version: 'v2' })),
      [{ kind: 'one_version_only', has: 'candidate' }],
      [0, 1],
    ],
    [
      'other versions',
      all(row({ version: 'v7' }), row({ version: 'v8' })),
      [{ kind: 'other_versions', seen: ['v7', 'v8'] }],
      [0, 0],
    ],
    ['no label', all(row({}), row({})), [{ kind: 'not_segmented', labels: [], of: 'answer' }], [0, 0]],
    [
      'a label that both share',
      all(row({ model_version: 'm1' })),
      [{ kind: 'not_segmented', labels: ['model_version'], of: 'answer' }],
      [0, 0],
    ],
    [
      'a row that both could have given, beside rows that tell',
      all(row({ model_version: 'm1' }), row({ model_version: 'm1', prompt_version: 'p2' })),
      [{ kind: 'not_segmented', labels: ['model_version'], of: 'answer' }],
      [0, 0],
    ],
    [
      'times in milliseconds',
      each([row({}, 1_764_000_000_000_000)], [row({}, 1_764_000_000_000_000)]),
      [{ kind: 'outside_window' }],
      [0, 0],
    ],
    [
      'the candidate of another day',
      each([row({})], [row({}, -86_400_000)]),
      [{ kind: 'one_version_only', has: 'baseline' }],
      [1, 0],
    ],
    ['a coarse step that begins before the window', each([row({}, -60_000)], [row({}, 60_000)]), [], [1, 1]],
    [
      'two values at one time',
      each([row({}), row({})], [row({})]),
      [{ kind: 'ambiguous', arm: 'baseline' }],
      [2, 1],
    ],
    [
      'two values without a time',
      each([row({}, null), row({}, null)], [row({})]),
      [{ kind: 'ambiguous', arm: 'baseline' }],
      [2, 1],
    ],
    ['counted', each([row({}, 0, 1, 40), row({}, 10, 1, 2)], [row({}, 0, 1, 7)]), [], [42, 7]],
  ];
  it.each(CASES)('%s', (_, calls, problems, [baseline, candidate]) => {
    const answer = segmentRows(calls, scope);
    expect(answer.problems).toEqual(problems);
    expect([answer.arms.baseline.n, answer.arms.candidate.n]).toEqual([baseline, candidate]);
  });

  it('is in order of time, stands a row without one at the end, and counts what is no number', () => {
    const rows = [row({}, 20, 3), row({}, 10, 2), row({}, 15, null), row({}, null, 9)];
    const answer = segmentRows(each(rows, []), scope);
    expect(answer.arms.baseline.points.map(([at, value]) => [at, value])).toEqual([
      [10, 2],
      [20, 3],
      [60_000, 9],
    ]);
    expect(answer).toMatchObject({ droppedValues: 1, counts: 'points' });
  });

  it('counts the rows outside the window', () => {
    const answer = segmentRows(each([row({}), row({}, -60_001), row({}, 120_001)], [row({})]), scope);
    expect(answer).toMatchObject({ problems: [], rowsOutside: 2, droppedValues: 0 });
    expect(answer.arms.baseline.points).toEqual([[0, 1, null]]);
  });

  it('cuts a name that goes on and on', () => {
    const { otherVersions } = segmentRows(all(row({ version: 'v'.repeat(1_000_000) })), scope);
    expect(otherVersions).toEqual(['v'.repeat(80)]);
  });

  it('misses no candidate while none is chosen', () => {
    const alone = { ...scope, versions: { ...scope.versions, candidate: null } };
    expect(segmentRows([{ arm: 'baseline', rows: [row({})] }], alone).problems).toEqual([]);
    expect(segmentRows(all(row({ model_version: 'm1' })), alone).problems).toEqual([]);
  });
});

const notMeasured = (baseline: number, candidate: number, other: number): MonitoringProblem => ({
  ...{ kind: 'not_measured', feature: 'support-reply', metric: 'quality' },
  requests: { baseline, candidate, other },
});

describe('describeProblem', () => {
  const PROBLEMS: [MonitoringProblem, RegExp, string][] = [
    [{ kind: 'no_rows' }, /returned no rows/, 'query'],
    [{ kind: 'no_values', rows: 1 }, /1 row came back, and its value is no number/, 'query'],
    [notMeasured(0, 0, 0), /No event of this feature/, 'connect'],
    [notMeasured(0, 0, 12), /12 requests.*none names v1 or v2/, 'connect'],
    [notMeasured(301, 0, 5), /301 requests of v1.*none tells quality/, 'connect'],
    [{ kind: 'no_tls' }, /does not speak TLS: set Encryption to off/, 'source'],
    [
      { kind: 'one_version_only', has: 'baseline' },
      /answers for the baseline v1 only: nothing for the candidate v2/,
      'traffic',
    ],
    [{ kind: 'one_version_only', has: 'candidate' }, /nothing for the baseline v1/, 'query'],
    [{ kind: 'other_versions', seen: ['v7'] }, /They name "v7"/, 'query'],
    [{ kind: 'outside_window' }, /outside the window/, 'query'],
    [{ kind: 'not_segmented', labels: [], of: 'answer' }, /nothing in them names a version/, 'query'],
    [{ kind: 'not_segmented', labels: ['model_version'], of: 'answer' }, /same model_version/, 'query'],
    [{ kind: 'not_segmented', labels: ['model_version'], of: 'query' }, /would get the same query/, 'query'],
    [{ kind: 'ambiguous', arm: 'candidate' }, /More than one value came back for the candidate v2/, 'query'],
    [{ kind: 'wrong_shape', detail: 'There is no column value.' }, /no column value/, 'query'],
    [{ kind: 'too_many_rows', limit: 5000 }, /more than 5,000 rows/, 'query'],
    [{ kind: 'too_slow', seconds: 10 }, /within 10 s/, 'query'],
    [{ kind: 'refused', message: 'parse error' }, /refused: parse error/, 'query'],
    [{ kind: 'unreachable', message: 'connection refused' }, /does not answer: connection refused/, 'source'],
    [{ kind: 'bad_template', faults: ['A.', 'B.'] }, /A\. B\./, 'query'],
    [{ kind: 'unknown_source', source: 'dwh' }, /no metric source called "dwh"/, 'source'],
    [{ kind: 'unknown_source', source: '' }, /No metric source is chosen/, 'source'],
    [{ kind: 'archived', source: 'dwh' }, /"dwh" is archived/, 'source'],
    [
      { kind: 'other_kind', source: 'dwh', detail: 'written for ClickHouse' },
      /"dwh" is written for ClickHouse/,
      'query',
    ],
    [{ kind: 'secret_lost', source: 'dwh' }, /"dwh" cannot be read any more/, 'source'],
  ];
  it.each(PROBLEMS)('%o', (problem, title, place) => {
    const described = describeProblem(problem, scope.versions);
    expect(described.title).toMatch(title);
    expect(described).toMatchObject({ place, wayOn: expect.stringMatching(/\.$/) });
    expect(failedAnswer(scope, problem).problems).toEqual([problem]);
  });
});
