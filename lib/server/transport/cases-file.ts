import { ARMS, type ArmAnswer } from '@/lib/core/evidence/evidence-case';
import type { EvidenceCaseView } from '@/lib/schemas/evidence';

// The names of the JSONL shape, so that what comes out can go in again.
const ARM_COLUMNS = {
  output: 'output',
  quality: 'quality',
  passed: 'passed',
  parse_ok: 'parseOk',
  refused: 'refused',
  error: 'error',
  latency_ms: 'latencyMs',
  cost_usd: 'costUsd',
  input_tokens: 'inputTokens',
  output_tokens: 'outputTokens',
} as const satisfies Record<string, keyof ArmAnswer>;
const ARM_NAMES = Object.keys(ARM_COLUMNS) as (keyof typeof ARM_COLUMNS)[];

const CASE_COLUMNS = {
  case_id: 'caseId',
  kind: 'kind',
  cohort: 'cohort',
  subset: 'subset',
  change: 'change',
  quality_gain: 'qualityGain',
  input: 'input',
  expected: 'expected',
} as const satisfies Record<string, keyof EvidenceCaseView>;
const CASE_NAMES = Object.keys(CASE_COLUMNS) as (keyof typeof CASE_COLUMNS)[];

const TYPES = { csv: 'text/csv; charset=utf-8', jsonl: 'application/jsonl; charset=utf-8' };

/** Cases as a file to keep, sent as they are read. */
export function casesFile(cases: AsyncIterable<EvidenceCaseView>, as: 'csv' | 'jsonl'): Response {
  const lines = as === 'csv' ? csvLines(cases) : jsonLines(cases);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
  const headers = {
    'content-type': TYPES[as],
    'content-disposition': `attachment; filename="cases.${as}"`,
    'cache-control': 'no-store',
  };
  return new Response(body, { headers });
}

async function* jsonLines(cases: AsyncIterable<EvidenceCaseView>): AsyncGenerator<string> {
  for await (const one of cases) {
    const row = Object.fromEntries(CASE_NAMES.map((name) => [name, one[CASE_COLUMNS[name]]]));
    const arms = ARMS.map((arm) => [arm, armOf(one[arm])]);
    yield `${JSON.stringify({ ...row, ...Object.fromEntries(arms) })}\n`;
  }
}

async function* csvLines(cases: AsyncIterable<EvidenceCaseView>): AsyncGenerator<string> {
  yield csvLine([...CASE_NAMES, ...ARMS.flatMap((arm) => ARM_NAMES.map((name) => `${arm}.${name}`))]);
  for await (const one of cases) {
    const about = CASE_NAMES.map((name) => one[CASE_COLUMNS[name]]);
    yield csvLine([...about, ...ARMS.flatMap((arm) => Object.values(armOf(one[arm])))]);
  }
}

function armOf(answer: ArmAnswer): Record<string, unknown> {
  return Object.fromEntries(ARM_NAMES.map((name) => [name, answer[ARM_COLUMNS[name]]]));
}

function csvLine(cells: readonly unknown[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

// A spreadsheet would run a text that begins like a formula.
function csvCell(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
