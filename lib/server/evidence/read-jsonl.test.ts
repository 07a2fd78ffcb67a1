import { describe, expect, it } from 'vitest';
import { readJsonl } from './read-jsonl';

async function refusal(...rows: unknown[]): Promise<string> {
  const bytes = (async function* lines() {
    for (const row of rows) yield Buffer.from(`${JSON.stringify(row)}\n`);
  })();
  try {
    for await (const _ of readJsonl(bytes, {}));
    return 'not refused';
  } catch (error) {
    return String(error);
  }
}

const WHOLE = { case_id: 'c', kind: 'known_bad', baseline: {}, candidate: {} };

describe('readJsonl', () => {
  it('names the fields that a row misses', async () => {
    expect(await refusal({ ...WHOLE, case_id: undefined })).toContain('Line 1: case_id is missing.');
    expect(await refusal(WHOLE, { case_id: 'd' })).toContain('Line 2: baseline, candidate are missing.');
  });

  it('names every case without a kind at once', async () => {
    const silent = { ...WHOLE, kind: undefined };
    expect(await refusal(silent, WHOLE, silent, { ...WHOLE, kind: 'odd' })).toContain(
      '2 cases say no kind: Line 1, Line 3. No such kind: "odd" (Line 4). Say one of representative, known_bad, format_sensitive in the field kind, or choose one',
    );
  });
});
