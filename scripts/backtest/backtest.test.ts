import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { backtestLog } from './backtest-log';
import { readOptions } from './options';
import { renderResult, summaryOf } from './render-result';

const folder = mkdtempSync(path.join(os.tmpdir(), 'sluice-backtest-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};

const planOf = (percent: number, margin: number) =>
  write(
    `${percent}-${margin}.md`,
    `## Metrics to watch
- Quality
## Rollback trigger(s)
- quality below baseline by ${margin} (at least 200 requests): roll back
- refusals above baseline by 3 points (at least 50 requests): roll back
- parse failures above baseline by 2 points (at least 100 requests): roll back
## Plan
| Stage | Kind | Cohort | Minimum minutes | Minimum requests |
| --- | --- | --- | --- | --- |
| Offline | offline |  | 0 | 0 |
| Ten | wider | ${percent} % of all requests | 120 | 1000 |
`,
  );
const row = (changes: Record<string, unknown>) =>
  `${JSON.stringify({ case_id: 'a', arm: 'baseline', quality: 1, ...changes })}\n`;

const RECORDED = path.join(process.cwd(), '../shared/data/llmdrift');
const recorded = (pair: string, percent: number, margin: number) =>
  backtestLog(
    readOptions([`${RECORDED}/${pair}/events.jsonl`, '--plan', planOf(percent, margin), '--rate', '10']),
  );
const actionsOf = ({ result }: ReturnType<typeof recorded>) =>
  result.stages.flatMap(({ actions }) => actions.map(({ kind, cohort, at }) => ({ kind, cohort, at })));

describe.skipIf(!existsSync(RECORDED))('recorded releases (skipped where their data is absent)', () => {
  it.each([
    [10, 700],
    [50, 200],
  ])(
    'GPT-4, %i of 100 on the candidate: the primes are found within %i requests, and left out',
    (percent, within) => {
      const actions = actionsOf(recorded('gpt-4_0314-to-0613', percent, 0.05));
      expect(actions).toHaveLength(1);
      expect(actions[0]).toMatchObject({ kind: 'excluded', cohort: { attribute: 'subset', value: 'prime' } });
      const found = actions[0]?.at.requests ?? Number.POSITIVE_INFINITY;
      process.stdout.write(`GPT-4 at ${percent} %: primes found after ${found} requests\n`);
      expect(found).toBeLessThanOrEqual(within);
    },
  );

  it('GPT-3.5 at 50 %: composites are found, and the gain on primes is no harm', () => {
    const actions = actionsOf(recorded('gpt-3.5-turbo_0301-to-0613', 50, 0.01));
    expect(actions.map(({ kind, cohort }) => [kind, cohort?.value])).toEqual([['excluded', 'composite']]);
    process.stdout.write(`GPT-3.5 at 50 %: composites found after ${actions[0]?.at.requests} requests\n`);
  });
});

describe('a log and a plan', () => {
  const plan = planOf(50, 0.05);
  const ran = (rows: string, ...more: string[]) =>
    backtestLog(readOptions([write('log.jsonl', rows), '--plan', plan, ...more]));

  it('says what became of it', () => {
    const { result, stages, clock } = ran(row({}) + row({ arm: 'candidate' }));
    const lines = renderResult(result, stages, clock);
    expect(lines[0]).toMatch(/^Stage "Offline" is left out/);
    expect(lines[1]).toMatch(/minutes of the plan are left out/);
    expect(lines.at(-1)).toBe(summaryOf(result));
    expect(summaryOf(result)).toBe('Nothing took it back; the log ended in "Ten", after 1 request.');
  });

  it('goes by the times of the log, whatever its order', () => {
    const at = (id: string, time: unknown) => row({ case_id: id, time });
    const { clock, result } = ran(at('a', '2026-03-01T12:00:10Z') + at('b', 1_772_366_400_000));
    expect(clock).toEqual({ startMs: Date.parse('2026-03-01T12:00:00Z'), hasTimes: true });
    expect(result.stages[0]?.checks.map(({ code }) => code)).toContain('stage_minutes');
  });

  it('takes least numbers in the place of the plan', () => {
    const { stages } = ran(row({}), '--stage-requests', '7', '--stage-minutes', '0');
    expect(stages[1]).toMatchObject({ minRequests: 7, minMinutes: 0 });
    expect(stages[0]).toMatchObject({ minRequests: 0 });
  });

  it.each([
    [
      'a field that is no measurement',
      () => ran(row({ quality: 2 })),
      'Request "a", baseline: quality must lie',
    ],
    [
      'a time for some',
      () => ran(row({}) + row({ case_id: 'b', time: 5 })),
      'time: 1 of 2 requests do not say',
    ],
    ['a time that is none', () => ran(row({ time: 'noon' })), 'Request "a": time is not a moment'],
    ['another key', () => ran(row({}), '--key-by', 'id'), 'has no id'],
    ['no request', () => ran('\n'), 'has no request'],
    ['no plan', () => readOptions(['x.jsonl']), '--plan is missing'],
    [
      'a rate that is none',
      () => readOptions(['x', '--plan', 'y', '--rate', 'fast']),
      '--rate must be a number',
    ],
    ['half a request', () => readOptions(['x', '--plan', 'y', '--limit', '1.5']), '--limit must be a whole'],
    ['two logs', () => readOptions(['x', 'y', '--plan', 'z']), 'Name one log'],
  ])('names what is wrong: %s', (_, act, message) => {
    expect(act).toThrow(message);
  });

  it.each([
    ['a trigger', '## Rollback trigger(s)\n- when it looks bad', 'Rollback trigger'],
    ['a cohort', '## Plan\n| A | canary | some | 1 | 1 |', 'Plan, "A": the cohort'],
    ['a stage for nobody', '## Change\nx', 'plan.stages.2.cohort: the stage "Cohort" does not say'],
  ])('names what is wrong in a note: %s', (_, markdown, message) => {
    const note = write('bad.md', markdown);
    const act = () => backtestLog(readOptions([write('one.jsonl', row({})), '--plan', note]));
    expect(act).toThrow(message);
  });

  it('reads a note as JSON, by itself or in its release, and names its fields', () => {
    const note = { triggers: [], plan: { stages: [] } };
    const act = (content: unknown) => () =>
      backtestLog(
        readOptions([write('l.jsonl', row({})), '--plan', write('n.json', JSON.stringify(content))]),
      );
    expect(act(note)).toThrow('plan.stages: there is no stage');
    expect(act({ note })).toThrow('plan.stages: there is no stage');
    expect(act({ triggers: [{ id: 'x' }], plan: { stages: [] } })).toThrow(/n\.json: triggers\.0\.metric:/);
  });
});
