import { CASE_KINDS } from './evidence-case';

const KINDS: readonly string[] = CASE_KINDS;
/** What a column of a CSV file may hold, by the JSONL shape's names. */
const CASE_FIELDS = ['case_id', 'kind', 'cohort', 'subset', 'input', 'expected'] as const;
const ARM_FIELDS = [
  'output',
  'quality',
  'passed',
  'parse_ok',
  'refused',
  'error',
  'latency_ms',
  'cost_usd',
  'input_tokens',
  'output_tokens',
  'model_version',
  'prompt_version',
  'retrieval_version',
  'policy_version',
] as const;
export type ArmField = (typeof ARM_FIELDS)[number];
export type CsvField = (typeof CASE_FIELDS)[number] | `${'baseline' | 'candidate'}.${ArmField}`;

export const CSV_FIELDS: readonly CsvField[] = [
  ...CASE_FIELDS,
  ...ARM_FIELDS.map((field) => `baseline.${field}` as const),
  ...ARM_FIELDS.map((field) => `candidate.${field}` as const),
];

/** The header's column for each field. */
export type ColumnMapping = Partial<Record<CsvField, string>>;

// How people name them, each in the spelling of `plain`.
const ALSO: Readonly<Partial<Record<CsvField | ArmField, readonly string[]>>> = {
  case_id: ['id', 'case', 'testid', 'test'],
  cohort: ['segment', 'group', 'task', 'usecase'],
  subset: ['subgroup', 'category'],
  input: ['question', 'prompt', 'query'],
  expected: ['reference', 'gold', 'expectedoutput', 'truth', 'label'],
  output: ['answer', 'response', 'text', 'completion'],
  quality: ['score', 'rating', 'correct', 'accuracy'],
  passed: ['pass', 'success'],
  parse_ok: ['parsed', 'valid', 'parses'],
  refused: ['refusal'],
  latency_ms: ['latency', 'ms', 'duration'],
  cost_usd: ['cost', 'usd', 'price'],
  model_version: ['model'],
  prompt_version: ['prompt'],
};
const ARM_NAMES = {
  baseline: ['baseline', 'before', 'old', 'control', 'a'],
  candidate: ['candidate', 'after', 'new', 'treatment', 'b'],
} as const;

/** The columns that are named as the fields are, or as people often call them: a proposal, to be corrected. */
export function guessColumns(header: readonly string[]): ColumnMapping {
  const byName = new Map(header.map((column) => [plain(column), column]));
  const guess: ColumnMapping = {};
  for (const field of CSV_FIELDS) {
    const column = spellings(field)
      .map((name) => byName.get(name))
      .find((found) => found !== undefined);
    if (column !== undefined) guess[field] = column;
  }
  return guess;
}

/** The same, and the column of the kind by what its first rows hold, where its name says nothing. */
export function guessFromRows(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): ColumnMapping {
  const guess = guessColumns(header);
  if (guess.kind !== undefined) return guess;
  const kind = header.find((_, place) => {
    const cells = rows.map((row) => row[place]?.trim() ?? '').filter((cell) => cell !== '');
    return cells.length > 0 && cells.every((cell) => KINDS.includes(cell));
  });
  if (kind === undefined) return guess;
  const others = Object.entries(guess).filter(([, column]) => column !== kind);
  return { ...Object.fromEntries(others), kind };
}

function spellings(field: CsvField): string[] {
  const [arm, rest] = field.split('.') as [string, ArmField | undefined];
  if (rest === undefined) return [plain(field), ...(ALSO[field] ?? [])];
  const names = [plain(rest), ...(ALSO[rest] ?? [])];
  const arms = ARM_NAMES[arm as keyof typeof ARM_NAMES];
  return arms.flatMap((one) => names.flatMap((name) => [one + name, name + one]));
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
