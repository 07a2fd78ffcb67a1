import { describe, expect, it } from 'vitest';
import type { NoteContent, Stage, Trigger } from '../release/note';
import type { EventInput } from '../telemetry/event';
import type { BacktestPlan } from './backtest-plan';
import type { RecordedRequest } from './recorded-request';
import { runBacktest } from './run-backtest';

const trigger = (changes: Partial<Trigger>): Trigger => ({
  ...{ id: 'parse', metric: 'parse_failures', comparison: 'margin', threshold: 0.02, minRequests: 100 },
  ...{ action: 'roll_back', inSlice: 'exclude', weight: 1 },
  ...changes,
});
const stage = (kind: Stage['kind'], share: number, changes: Partial<Stage> = {}): Stage => ({
  ...{ kind, name: `${share * 100} %`, minMinutes: 0, minRequests: 50 },
  cohort: { rule: { kind: 'everyone' }, share },
  ...changes,
});
const OFFLINE: Stage = { kind: 'offline', name: 'Offline', cohort: null, minMinutes: 0, minRequests: 0 };
const noteOf = (triggers: Trigger[], ...stages: Stage[]) => ({
  triggers,
  metricsToWatch: ['parse_failures'] as NoteContent['metricsToWatch'],
  tolerances: {},
  plan: { stages: [OFFLINE, ...stages] },
});
const run = (
  requests: Iterable<RecordedRequest>,
  note: BacktestPlan['note'],
  changes: Partial<BacktestPlan> = {},
) =>
  runBacktest(requests, {
    ...{ note, salt: 's', bucketBy: 'targetingKey', hasGates: false, hasTimes: false },
    ...changes,
  });

interface Made {
  count?: number;
  /** Every how manieth request of the candidate fails to parse, by its task. */
  failsEvery?: (task: string) => number;
  everyMs?: number;
}

/** Requests of two tasks in turn; the baseline fails to parse 1 in 50. */
function* made({ count = 4_000, failsEvery = () => 50, everyMs = 20 }: Made = {}): Iterable<RecordedRequest> {
  const event = (id: string, fails: boolean): EventInput => ({ id, feature: 'f', parse_failed: fails });
  const seen = new Map<string, number>();
  for (let k = 0; k < count; k += 1) {
    const task = k % 4 === 0 ? 'rare' : 'usual';
    const place = (seen.get(task) ?? 0) + 1;
    seen.set(task, place);
    yield {
      ...{ targetingKey: `unit-${k}`, context: { task }, atMs: k * everyMs },
      arms: {
        baseline: event(`b${k}`, place % 50 === 0),
        candidate: event(`c${k}`, place % failsEvery(task) === 0),
      },
    };
  }
}
const BAD_EVERYWHERE: Made = { failsEvery: () => 3 };
const BAD_IN_RARE: Made = { failsEvery: (task) => (task === 'rare' ? 2 : 50) };

describe('a plan over a log', () => {
  it('runs through when the candidate is as good, stage by stage', () => {
    const found = run(made(), noteOf([trigger({})], stage('canary', 0.1), stage('wider', 0.5)));
    expect(found).toMatchObject({ outcome: 'ran_through', excluded: [], unrecorded: 0 });
    expect(found.stages.map(({ name }) => name)).toEqual(['10 %', '50 %']);
    const [canary, wider] = found.stages;
    expect(canary?.left).toEqual(wider?.entered);
    expect(wider?.left?.requests).toBe(found.requests);
    expect(canary?.compared.candidate).toBeGreaterThanOrEqual(50);
  });

  it('runs through though nobody judges its outputs, which the note asks for', () => {
    const judged = trigger({ id: 'judged', metric: 'judged_acceptable', threshold: 0.05, minRequests: 30 });
    const note = {
      ...noteOf([trigger({}), judged], stage('wider', 0.5)),
      metricsToWatch: ['parse_failures', 'judged_acceptable'] as NoteContent['metricsToWatch'],
      tolerances: { parse_failures: 5 },
    };
    const found = run(made({ count: 20_000 }), note, { hasGates: true });
    expect(found.outcome).toBe('ran_through');
  });

  it('is taken back where the candidate is worse everywhere, and nothing is served after it', () => {
    const triggers = [trigger({ minRequests: 30, inSlice: 'list' })];
    const found = run(made(BAD_EVERYWHERE), noteOf(triggers, stage('wider', 0.5, { minRequests: 3_000 })));
    expect(found.outcome).toBe('rolled_back');
    expect(found.requests).toBeLessThan(1_000);
    const [action] = found.stages[0]?.actions ?? [];
    expect(action).toMatchObject({ kind: 'rolled_back', triggerId: 'parse', cohort: null });
    expect(action?.sentence).toMatch(/^Parse failures .* is above the baseline's/);
    expect(action?.at.requests).toBe(found.requests);
    expect(found.triggers[0]?.nearest).toBe(1);
  });

  it('leaves out the one cohort that is worse, and goes on with everybody else', () => {
    const note = noteOf([trigger({ minRequests: 500 })], stage('wider', 0.5, { minRequests: 800 }));
    const found = run(made(BAD_IN_RARE), note);
    expect(found).toMatchObject({ outcome: 'ran_through', excluded: [{ attribute: 'task', value: 'rare' }] });
    const [only] = found.stages;
    expect(only?.actions).toHaveLength(1);
    expect(only?.actions[0]?.sentence).toMatch(/^In task = rare, /);
    // A quarter of what came after it is served the baseline, and compared with nothing.
    const after = found.requests - (only?.actions[0]?.at.requests ?? 0);
    expect(only?.beside).toBe(after / 4);
  });

  it.each<[string, Partial<Trigger>]>([
    ['a trigger that holds', { action: 'hold', minRequests: 30, inSlice: 'list' }],
    ['a cohort that holds', { inSlice: 'hold', minRequests: 10_000 }],
  ])('stays where it is, once, for %s', (_, changes) => {
    const note = noteOf([trigger(changes)], stage('wider', 0.5), stage('full', 0.9));
    const late = { minRequests: 3_000 };
    const found = run(made(BAD_EVERYWHERE), noteOf(note.triggers, stage('wider', 0.5, late)));
    expect(found).toMatchObject({ outcome: 'held', requests: 4_000 });
    expect(found.stages[0]?.actions.map(({ kind }) => kind)).toEqual(['held']);
  });

  it('does not leave a stage before its minimums', () => {
    const found = run(made(), noteOf([], stage('wider', 0.5, { minRequests: 5_000 })));
    expect(found).toMatchObject({ outcome: 'log_ended', requests: 4_000 });
    expect(found.stages[0]).toMatchObject({ left: null, beside: 0 });
  });

  it.each([
    [true, 'log_ended'],
    [false, 'ran_through'],
  ])('counts minutes only where the log has times (%s)', (hasTimes, outcome) => {
    const note = noteOf([], stage('wider', 0.5, { minMinutes: 60 }));
    expect(run(made(), note, { hasTimes }).outcome).toBe(outcome);
  });

  it('asks that a metric is shown to be no worse from the first cohort on, where it has gates', () => {
    const note = noteOf([], stage('canary', 0.5), stage('cohort', 0.5));
    const found = run(made({ count: 1_000 }), note, { hasGates: true });
    expect(found.outcome).toBe('log_ended');
    expect(found.stages.map(({ left }) => left !== null)).toEqual([true, false]);
    expect(found.stages[1]?.checks).toContainEqual(
      expect.objectContaining({ code: 'no_worse_parse_failures', outcome: 'inconclusive' }),
    );
  });

  it('counts what the log has no record of, and compares nothing with it', () => {
    const oneArm = [...made({ count: 600 })].map((one) => ({
      ...one,
      arms: { ...one.arms, candidate: null },
    }));
    const found = run(oneArm, noteOf([trigger({})], stage('wider', 0.5)));
    expect(found.stages[0]?.compared.candidate).toBe(0);
    expect(found.unrecorded).toBe(600 - (found.stages[0]?.compared.baseline ?? 0));
  });

  it('draws by another attribute, and keeps its units together', () => {
    const byTask = run(made(), noteOf([], stage('wider', 0.5)), { bucketBy: 'task', salt: 'x' });
    const { candidate = 0, baseline = 0 } = byTask.stages[0]?.compared ?? {};
    expect([0, 1_000, 3_000, 4_000]).toContain(candidate);
    expect(candidate + baseline).toBe(4_000);
  });

  it('has no answer for no request, and none for a plan that serves nobody', () => {
    expect(run([], noteOf([], stage('wider', 0.5)))).toMatchObject({ outcome: 'log_ended', stages: [] });
    expect(() => run(made(), noteOf([]))).toThrow(RangeError);
  });
});
