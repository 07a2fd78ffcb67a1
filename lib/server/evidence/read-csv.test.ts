import { describe, expect, it } from 'vitest';
import { DomainError } from '@/lib/core/domain-error';
import { guessColumns, guessFromRows } from '@/lib/core/evidence/csv-columns';
import type { EvidenceMapping } from '@/lib/schemas/evidence';
import { readCsv } from './read-csv';
import type { SourcedCase } from './sourced-case';

async function* bytesOf(text: string): AsyncGenerator<Buffer> {
  // In pieces that cut rows, quotes and characters.
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += 7) yield bytes.subarray(start, start + 7);
}

async function read(text: string, mapping: EvidenceMapping = {}): Promise<SourcedCase[]> {
  const found: SourcedCase[] = [];
  for await (const one of readCsv(bytesOf(text), mapping)) found.push(one);
  return found;
}

const refusal = (text: string, mapping?: EvidenceMapping) =>
  read(text, mapping).then(
    () => 'not refused',
    (error: unknown) => (error instanceof DomainError ? error.message : String(error)),
  );

describe('readCsv', () => {
  it('reads quoted cells over several lines, and what an empty cell leaves unsaid', async () => {
    const [first, second] = await read(
      '\uFEFFid,kind,question,old answer,new answer,old score,new score,new ms\n' +
        '1,known_bad,"Is ""7"" prime,\nreally?",Ünïcode ✓,no,1,0,12.5\n' +
        '2,representative,,,,0.5,,\n',
    );
    expect(first?.entry).toMatchObject({ caseId: '1', kind: 'known_bad', input: 'Is "7" prime,\nreally?' });
    expect(first?.entry.baseline).toMatchObject({ output: 'Ünïcode ✓', quality: 1, latencyMs: null });
    expect(first?.entry.candidate).toMatchObject({ output: 'no', quality: 0, latencyMs: 12.5 });
    expect(second?.entry.candidate).toMatchObject({ output: null, quality: null });
  });

  it('takes columns as they are mapped, and a kind for the whole file', async () => {
    const columns = { 'baseline.quality': 'x', 'candidate.quality': 'y', 'candidate.parse_ok': 'ok' };
    const [only] = await read('x,y,ok\n1,0.25,No\n', { columns, defaultKind: 'representative' });
    expect(only).toMatchObject({ place: 'Line 2', entry: { kind: 'representative', caseId: 'Line 2' } });
    expect(only?.entry.candidate).toMatchObject({ quality: 0.25, parseOk: false });
  });

  it.each([
    ['kind,old score,new score\nrepresentative,1,high\n', /^Line 2, new score: "high" is not a number\./],
    ['kind,old score,new score\nodd,1,1\n', /^No such kind: "odd" \(Line 2\)\. Say one of representative/],
    [
      'old score,new score\n1,1\n1,0\n0,1\n1,1\n',
      /^4 cases say no kind: Line 2, Line 3, Line 4 and 1 more\. .*"Kind of cases that name none"/,
    ],
    ['kind,old score,new score\nknown_bad,1,1\nknown_bad,1,7\n', /^Line 3, candidate\.quality: /],
    ['kind,old score,new score\nknown_bad,1\n', /^Line 2: .*(column|record)/i],
    ['kind,old score\nknown_bad,1\n', /^No column for the candidate/],
  ])('refuses %j', async (text, message) => {
    expect(await refusal(text)).toMatch(message);
  });

  it('names a column that is not there', async () => {
    const columns = { 'baseline.quality': 'x', 'candidate.quality': 'z' };
    expect(await refusal('x,y\n1,0\n', { columns })).toMatch(/no column "z": it has x, y\./);
  });
});

describe('guessColumns', () => {
  it('knows columns by the names that people give them', () => {
    expect(
      guessColumns(['Test ID', 'Before output', 'after_output', 'Score (new)', 'old-score', 'else']),
    ).toEqual({
      case_id: 'Test ID',
      'baseline.output': 'Before output',
      'candidate.output': 'after_output',
      'candidate.quality': 'Score (new)',
      'baseline.quality': 'old-score',
    });
  });

  it('knows the column of the kind by what it holds, where its name says nothing', () => {
    const header = ['id', 'category', 'old score'];
    const rows = [
      ['1', 'known_bad', '1'],
      ['2', '', '0'],
      ['3', 'representative', '1'],
    ];
    expect(guessFromRows(header, rows)).toMatchObject({ case_id: 'id', kind: 'category' });
    expect(guessFromRows(header, [['1', 'billing', '1']])).not.toHaveProperty('kind');
  });
});
