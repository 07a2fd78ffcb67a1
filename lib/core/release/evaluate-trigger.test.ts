import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { METRIC_IDS, METRICS, type MetricValue } from '../telemetry/metric';
import { evaluateTrigger, type TriggerEvaluation } from './evaluate-trigger';
import { TRIGGER_ACTIONS, type Trigger } from './note';
import { parseTrigger } from './parse-trigger';
import { renderTrigger } from './render-trigger';

const trigger = (
  metric: Trigger['metric'],
  comparison: Trigger['comparison'],
  threshold: number,
  minRequests = 200,
): Trigger => ({ id: 't1', metric, comparison, threshold, minRequests, action: 'roll_back' });

const parse = trigger('parse_failures', 'absolute', 0.02);
const success = trigger('task_success', 'absolute', 0.8);
const successMargin = trigger('task_success', 'margin', 0.03);
const errorMargin = trigger('errors', 'margin', 0.03);
const cost = trigger('cost', 'ratio', 0.15);
const quality = trigger('quality', 'ratio', 0.1);

const v = (value: number | null, n = 1000): MetricValue => ({ n: value === null ? 0 : n, value });
const fires = { kind: 'fires' };
const quiet = (distance: number) => ({ kind: 'quiet', distance: expect.closeTo(distance, 9) });

/** Trigger, baseline, candidate, answer. */
const CASES: [string, Trigger, MetricValue, MetricValue, object][] = [
  ['above an absolute limit', parse, v(0.5), v(0.021), fires],
  ['at an absolute limit', parse, v(null), v(0.02), quiet(1)],
  ['half way to an absolute limit', parse, v(null), v(0.01), quiet(0.5)],
  ['at the best of an absolute limit', parse, v(null), v(0), quiet(0)],
  ['below an absolute limit where higher is better', success, v(null), v(0.79), fires],
  ['at an absolute limit where higher is better', success, v(null), v(0.8), quiet(1)],
  ['half way where higher is better', success, v(null), v(0.9), quiet(0.5)],
  ['perfect where higher is better', success, v(null), v(1), quiet(0)],
  ['below an absolute limit of all', trigger('task_success', 'absolute', 1), v(null), v(0.99), fires],
  ['at an absolute limit of nothing', trigger('errors', 'absolute', 0), v(null), v(0), quiet(1)],
  ['above an absolute limit of nothing', trigger('errors', 'absolute', 0), v(null), v(0.001), fires],
  ['worse by more than a margin', errorMargin, v(0.02), v(0.051), fires],
  ['worse by a margin that floating point overstates', errorMargin, v(0.02), v(0.05), quiet(1)],
  ['better than the baseline', errorMargin, v(0.05), v(0.01), quiet(0)],
  ['a third of a margin where higher is better', successMargin, v(0.91), v(0.9), quiet(1 / 3)],
  ['below by more than a margin where higher is better', successMargin, v(0.91), v(0.87), fires],
  ['much better where higher is better', successMargin, v(0.5), v(0.99), quiet(0)],
  ['level, with a margin of nothing', trigger('errors', 'margin', 0), v(0.1), v(0.1), quiet(1)],
  ['better, with a margin of nothing', trigger('errors', 'margin', 0), v(0.1), v(0.05), quiet(0)],
  ['up by more than a ratio', cost, v(0.01), v(0.0116), fires],
  ['up by exactly a ratio', cost, v(0.01), v(0.0115), quiet(1)],
  ['down where lower is better', cost, v(0.01), v(0.001), quiet(0)],
  ['down by more than a ratio where higher is better', quality, v(0.8), v(0.71), fires],
  ['down by half a ratio where higher is better', quality, v(0.8), v(0.76), quiet(0.5)],
  [
    'a ratio to a baseline of nothing',
    cost,
    v(0),
    v(5),
    { kind: 'no_data', reason: expect.stringMatching(/no ratio/) },
  ],
  ['a ratio to a negative baseline', cost, v(-1), v(5), { kind: 'no_data' }],
  ['a ratio to a baseline that is no number', cost, v(Number.NaN), v(5), { kind: 'no_data' }],
  ['a candidate that is no number', parse, v(0.1), v(Number.NaN), { kind: 'no_data' }],
  ['an infinite candidate', parse, v(0.1), v(Number.POSITIVE_INFINITY), { kind: 'no_data' }],
  [
    'no candidate',
    parse,
    v(0.1),
    v(null),
    { kind: 'no_data', reason: expect.stringMatching(/of the candidate/) },
  ],
  [
    'no baseline',
    errorMargin,
    v(null),
    v(0.9),
    { kind: 'no_data', reason: expect.stringMatching(/of the baseline/) },
  ],
  ['a value without observations', parse, v(0), { n: 0, value: 0.9 }, { kind: 'no_data' }],
  ['one request short', parse, v(null), v(0.9, 199), { kind: 'too_few', needed: 1, arm: 'candidate' }],
  ['just enough requests', parse, v(null), v(0.9, 200), fires],
  [
    'too few of the baseline',
    errorMargin,
    v(0.1, 50),
    v(0.9, 120),
    { kind: 'too_few', needed: 150, arm: 'baseline' },
  ],
  ['a baseline that an absolute limit does not look at', parse, v(0.1, 1), v(0.9), fires],
];

describe('a trigger', () => {
  it.each(CASES)('%s', (_name, rule, baseline, candidate, expected) => {
    expect(evaluateTrigger(rule, { baseline, candidate })).toMatchObject(expected);
  });

  it.each([
    [parse, v(null), v(0.042, 1187), 'Parse failures 4.2 % (n 1,187) is above 2 %.'],
    [
      successMargin,
      v(0.915, 1204),
      v(0.881, 1187),
      "Task success 88.1 % (n 1,187) is below the baseline's 91.5 % (n 1,204) by more than 3 points.",
    ],
    [
      cost,
      v(0.0131),
      v(0.0161),
      "Cost per request $0.0161 (n 1,000) is above the baseline's $0.0131 (n 1,000) by more than 15 %.",
    ],
  ])('says what it saw and how it judged', (rule, baseline, candidate, sentence) => {
    const found = evaluateTrigger(rule, { baseline, candidate });
    const expected: TriggerEvaluation = {
      kind: 'fires',
      sentence: `${sentence} A plain threshold on counts; no statistical test yet.`,
    };
    expect(found).toEqual(expected);
  });

  it('fires when the candidate is worse, whichever way is better', () => {
    for (const metric of METRIC_IDS) {
      const [worse, better] = METRICS[metric].better === 'higher' ? [0.1, 0.9] : [0.9, 0.1];
      for (const comparison of ['absolute', 'margin', 'ratio'] as const) {
        const rule = trigger(metric, comparison, comparison === 'absolute' ? 0.5 : 0.2);
        expect(evaluateTrigger(rule, { baseline: v(better), candidate: v(worse) }).kind).toBe('fires');
        expect(evaluateTrigger(rule, { baseline: v(worse), candidate: v(better) })).toEqual({
          kind: 'quiet',
          distance: comparison === 'absolute' ? expect.any(Number) : 0,
        });
      }
    }
  });
});

const anyTrigger = fc.record({
  metric: fc.constantFrom(...METRIC_IDS),
  comparison: fc.constantFrom('absolute' as const, 'margin' as const, 'ratio' as const),
  threshold: fc.oneof(
    fc.double({ min: 0, max: 1e9, noNaN: true }).filter((number) => !Object.is(number, -0)),
    fc.integer({ min: 0, max: 1e9 }),
    fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000),
  ),
  minRequests: fc.integer({ min: 1, max: 10_000_000 }),
  action: fc.constantFrom(...TRIGGER_ACTIONS),
});

describe('a trigger in words', () => {
  it('never throws and keeps its distance within 0 and 1', { timeout: 30_000 }, () => {
    const anyValue = fc.record({ n: fc.nat(), value: fc.option(fc.double()) });
    fc.assert(
      fc.property(anyTrigger, anyValue, anyValue, (rule, baseline, candidate) => {
        const found = evaluateTrigger({ id: 't', ...rule }, { baseline, candidate });
        if (found.kind === 'quiet') expect(found.distance >= 0 && found.distance <= 1).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives back any trigger', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(anyTrigger, (rule) => {
        expect(parseTrigger(renderTrigger(rule))).toEqual({ ok: true, trigger: rule });
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [parse, 'parse failures above 2 % (at least 200 requests): roll back'],
    [successMargin, 'task success below baseline by 3 points (at least 200 requests): roll back'],
    [
      { ...cost, action: 'hold' as const },
      'cost per request up more than 15 % on baseline (at least 200 requests): hold',
    ],
    [quality, 'quality down more than 10 % on baseline (at least 200 requests): roll back'],
    [trigger('quality', 'margin', 0.05, 1), 'quality below baseline by 0.05 (at least 1 request): roll back'],
    [
      trigger('latency_p95', 'absolute', 2500),
      'latency p95 above 2,500 ms (at least 200 requests): roll back',
    ],
    [
      trigger('cost', 'margin', 0.002),
      'cost per request above baseline by $0.002 (at least 200 requests): roll back',
    ],
    [
      trigger('output_tokens', 'absolute', 1200),
      'output tokens per request above 1,200 tokens (at least 200 requests): roll back',
    ],
    [
      trigger('errors', 'margin', 0.01),
      'errors above baseline by 1 point (at least 200 requests): roll back',
    ],
    [
      trigger('tool_errors', 'absolute', 0.07, 1000),
      'tool errors above 7 % (at least 1,000 tool calls): roll back',
    ],
  ])('reads %o as it is written', (rule, sentence) => {
    expect(renderTrigger(rule)).toBe(sentence);
    const { id: _, ...expected } = rule;
    expect(parseTrigger(sentence)).toEqual({ ok: true, trigger: expected });
  });

  it.each([
    [
      ' Parse failures is ABOVE 2% ( at least 1000 requests ) : Roll  back. ',
      trigger('parse_failures', 'absolute', 0.02, 1000),
    ],
    ['latency p95 above 2.5 s (at least 200 requests): roll back', trigger('latency_p95', 'absolute', 2500)],
    ['task_success below the baseline by more than 3 pts (at least 200 requests): roll back', successMargin],
  ])('reads %s as people type it', (sentence, rule) => {
    const { id: _, ...expected } = rule;
    expect(parseTrigger(sentence)).toEqual({ ok: true, trigger: expected });
  });

  it.each([
    ['', 0, /a metric: quality, task success/],
    ['speed above 2 %', 0, /a metric/],
    ['parse failures below 2 % (at least 1 request): hold', 15, /"above" or "up more than".*worse that way/],
    ['parse failures above two', 21, /a percentage/],
    ['parse failures above 2 (at least 1 request): hold', 23, /"%"/],
    ['task success below baseline by 3 % (at least 1 request): hold', 33, /"points"/],
    ['cost per request above 0.1 (at least 1 request): hold', 23, /"\$"/],
    ['errors up more than 15 % (at least 1 request): hold', 25, /"on baseline"/],
    ['errors above 2 %: hold', 16, /at least/],
    ['errors above 2 % (at least 1.5 requests): hold', 27, /a whole number/],
    ['errors above 2 % (at least 1 request)', 37, /":"/],
    ['errors above 2 % (at least 1 request): panic', 39, /"roll back" or "hold"/],
    ['errors above 2 % (at least 1 request): hold on', 44, /the end/],
  ])('names the place in %s', (sentence, position, message) => {
    const parsed = parseTrigger(sentence);
    expect(parsed).toMatchObject({ ok: false, error: { position } });
    expect(parsed.ok ? '' : parsed.error.message).toMatch(message);
  });
});
