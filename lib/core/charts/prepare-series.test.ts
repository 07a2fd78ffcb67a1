import { describe, expect, it } from 'vitest';
import { METRIC_IDS, type MetricId, type MetricValue, type MetricValues } from '../telemetry/metric';
import type { ChartInput } from './chart-model';
import { prepareSeries } from './prepare-series';

const MINUTE = 60_000;

function metrics(set: Partial<Record<MetricId, MetricValue>>): MetricValues {
  const empty = Object.fromEntries(METRIC_IDS.map((id) => [id, { n: 0, value: null }]));
  return { ...(empty as MetricValues), ...set };
}

/** `points`: minute of the bucket, version, cost (null: an event without a cost). */
function dashboard(
  points: [minute: number, version: string, cost: number | null][],
  over: Partial<ChartInput> = {},
): ChartInput {
  return {
    fromMs: 0,
    toMs: 5 * MINUTE,
    bucketMs: MINUTE,
    versions: [
      { id: 'b', variant: 'v1', role: 'baseline' },
      { id: 'c', variant: 'v2', role: 'candidate' },
    ],
    totals: [
      { versionId: 'c', requests: 90, metrics: metrics({ cost: { n: 80, value: 0.0118 } }) },
      { versionId: 'b', requests: 100, metrics: metrics({ cost: { n: 100, value: 0.0131 } }) },
    ],
    points: points.map(([minute, versionId, value]) => ({
      versionId,
      atMs: minute * MINUTE,
      requests: 10,
      metrics: metrics({ cost: { n: value === null ? 0 : 10, value } }),
    })),
    markers: [],
    ...over,
  };
}

const drawn = (input: ChartInput, series: number) =>
  prepareSeries(input, 'cost').rows.map((row) => row.cells[series]?.value ?? null);

describe('prepareSeries', () => {
  it.each<[string, [number, string, number | null][], (number | null)[]]>([
    [
      'draws each bucket where it is',
      [
        [0, 'b', 1],
        [1, 'b', 2],
        [2, 'b', 3],
        [3, 'b', 4],
        [4, 'b', 5],
      ],
      [1, 2, 3, 4, 5],
    ],
    [
      'leaves a gap for a bucket without events',
      [
        [0, 'b', 1],
        [3, 'b', 4],
      ],
      [1, null, null, 4, null],
    ],
    ['leaves a gap before the first event', [[4, 'b', 5]], [null, null, null, null, 5]],
    [
      'leaves a gap where events carry no such metric',
      [
        [0, 'b', 1],
        [1, 'b', null],
        [2, 'b', 3],
      ],
      [1, null, 3, null, null],
    ],
    [
      'keeps a zero a zero',
      [
        [0, 'b', 0],
        [1, 'b', 2],
      ],
      [0, 2, null, null, null],
    ],
    [
      'is not disturbed by the order of points',
      [
        [2, 'b', 3],
        [0, 'b', 1],
      ],
      [1, null, 3, null, null],
    ],
    [
      'ignores versions it was not told of',
      [
        [0, 'x', 9],
        [1, 'b', 2],
      ],
      [null, 2, null, null, null],
    ],
    [
      'never draws a value that is not finite',
      [
        [0, 'b', Number.NaN],
        [1, 'b', 2],
      ],
      [null, 2, null, null, null],
    ],
  ])('%s', (_name, points, expected) => {
    expect(drawn(dashboard(points), 0)).toEqual(expected);
  });

  it('keeps the arms apart, and tells no event from an event without the metric', () => {
    const { rows } = prepareSeries(
      dashboard([
        [0, 'b', 1],
        [0, 'c', null],
        [1, 'c', 2],
      ]),
      'cost',
    );
    expect(rows[0]?.cells).toEqual([
      { n: 10, value: 1 },
      { n: 0, value: null },
    ]);
    expect(rows[1]?.cells).toEqual([null, { n: 10, value: 2 }]);
  });

  it.each<[string, number, boolean[]]>([
    ['a bucket the window cuts short is unsettled', 2.5 * MINUTE, [false, false, true]],
    ['a bucket that is over is settled', 3 * MINUTE, [false, false, false]],
  ])('%s', (_name, toMs, expected) => {
    const { rows } = prepareSeries(dashboard([[0, 'b', 1]], { toMs }), 'cost');
    expect(rows.map((row) => row.unsettled)).toEqual(expected);
  });

  it('draws a bucket in the middle of its part inside the window', () => {
    const { rows } = prepareSeries(
      dashboard([[0, 'b', 1]], { fromMs: 0.5 * MINUTE, toMs: 2.5 * MINUTE }),
      'cost',
    );
    expect(rows.map((row) => row.xMs)).toEqual([0.75 * MINUTE, 1.5 * MINUTE, 2.25 * MINUTE]);
  });

  it('takes the phase of the buckets from the points when they do not begin with the window', () => {
    const { rows } = prepareSeries(
      dashboard([[1.25, 'b', 1]], { fromMs: 0.5 * MINUTE, toMs: 2.5 * MINUTE }),
      'cost',
    );
    expect(rows.map((row) => row.startMs / MINUTE)).toEqual([0.25, 1.25, 2.25]);
  });

  it('gives the totals as they are and the change between the arms', () => {
    const model = prepareSeries(dashboard([[0, 'b', 1]]), 'cost');
    expect(model.series.map((s) => s.total)).toEqual([
      { n: 100, value: 0.0131 },
      { n: 80, value: 0.0118 },
    ]);
    expect(model.change).toBe('−10 %');
  });

  it('has no change when an arm is missing, and says when there is nothing to draw', () => {
    const model = prepareSeries(dashboard([[0, 'b', null]], { totals: [] }), 'cost');
    expect(model.change).toBeNull();
    expect(model.hasData).toBe(false);
    expect(model.series.map((s) => [s.total, s.endLabel])).toEqual([
      [{ n: 0, value: null }, null],
      [{ n: 0, value: null }, null],
    ]);
  });

  it('labels each line at its last value, moved apart from the other', () => {
    const { series } = prepareSeries(
      dashboard([
        [2, 'b', 0.01],
        [4, 'c', 0.0101],
        [3, 'c', 0.002],
      ]),
      'cost',
    );
    expect(series.map((s) => s.endLabel?.text)).toEqual(['v1', 'v2']);
    expect(series.map((s) => s.endLabel?.xMs)).toEqual([2.5 * MINUTE, 4.5 * MINUTE]);
    const [first, second] = series.map((s) => s.endLabel?.y ?? 0);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThan(0.002);
  });

  it('keeps the stage changes inside the window and names only those with room', () => {
    const markers = [
      { atMs: 4 * MINUTE, label: 'Wider' },
      { atMs: 1 * MINUTE, label: 'Canary' },
      { atMs: 1.2 * MINUTE, label: 'Cohort' },
      { atMs: 9 * MINUTE, label: 'Later' },
    ];
    const model = prepareSeries(dashboard([[0, 'b', 1]], { markers }), 'cost');
    expect(model.markers.map(({ label, labelled }) => [label, labelled])).toEqual([
      ['Canary', false],
      ['Cohort', true],
      ['Wider', true],
    ]);
  });

  it('draws an empty window without a row', () => {
    const model = prepareSeries(dashboard([]), 'cost');
    expect([model.rows, model.hasData]).toEqual([[], false]);
  });

  it('refuses a bucket without length', () => {
    expect(() => prepareSeries(dashboard([], { bucketMs: 0 }), 'cost')).toThrow(RangeError);
  });
});
