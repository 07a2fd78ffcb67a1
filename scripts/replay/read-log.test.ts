import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readLog } from './read-log';

const folder = mkdtempSync(path.join(os.tmpdir(), 'sluice-replay-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};

const RECORDED = path.join(process.cwd(), '../shared/data/llmdrift/gpt-4_0314-to-0613/events.jsonl');

describe('readLog', () => {
  it('groups the rows of a request and takes over what was measured, nulls left out', () => {
    const rows = [
      {
        seq: 5,
        case_id: 'a',
        arm: 'candidate',
        model_version: 'm2',
        cohort: { task: 'prime' },
        latency_ms: 3,
        quality: 0,
        tool_error: null,
      },
      { seq: 6, case_id: 'b', arm: 'baseline', model_version: 'm1', cost_usd: 0.1, tool_error: true },
      { seq: 7, case_id: 'a', arm: 'baseline', model_version: 'm1', refused: false },
    ];
    const file = write('log.jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join('\n'));
    expect(readLog(file, 'case_id')).toEqual([
      {
        key: 'a',
        context: { task: 'prime' },
        arms: [
          { arm: 'candidate', modelVersion: 'm2', position: 5, measured: { latency_ms: 3, quality: 0 } },
          { arm: 'baseline', modelVersion: 'm1', position: 7, measured: { refused: false } },
        ],
      },
      {
        key: 'b',
        context: {},
        arms: [
          {
            arm: 'baseline',
            modelVersion: 'm1',
            position: 6,
            measured: { cost_usd: 0.1, tool_calls: 1, tool_errors: 1 },
          },
        ],
      },
    ]);
  });

  it('reads the documented CSV alike', () => {
    const file = write(
      'log.csv',
      'case_id,arm,model_version,latency_ms,context.tenant\na,baseline,m1,3,acme\n',
    );
    expect(readLog(file, 'case_id')).toEqual([
      {
        key: 'a',
        context: { tenant: 'acme' },
        arms: [{ arm: 'baseline', modelVersion: 'm1', position: 1, measured: { latency_ms: 3 } }],
      },
    ]);
  });

  it('names the row that has no key, and the line that is no JSON', () => {
    expect(() => readLog(write('a.jsonl', '{"id":"x"}'), 'case_id')).toThrow('Row 1');
    expect(() => readLog(write('b.jsonl', '{"case_id":"x"}\n{'), 'case_id')).toThrow('Line 2');
  });

  it.skipIf(!existsSync(RECORDED))('reads the recorded release (skipped where its data is absent)', () => {
    const cases = readLog(RECORDED, 'case_id');
    expect(cases).toHaveLength(1_100);
    expect(cases.every(({ arms }) => arms.length === 2)).toBe(true);
    expect(cases.every(({ context }) => typeof context.task === 'string')).toBe(true);
  });
});
