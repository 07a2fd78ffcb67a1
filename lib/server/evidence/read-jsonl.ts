import { jsonlCase } from '@/lib/schemas/evidence';
import { badRow, badRowOf } from './bad-row';
import { CaseKinds } from './case-kinds';
import { caseOf } from './case-of';
import type { ReadCases } from './sourced-case';
import { splitLines } from './split-lines';

/** JSONL: one case a line, in the shape that docs/offline-check.md describes. Empty lines are skipped. */
export const readJsonl: ReadCases = async function* readJsonl(bytes, { defaultKind }) {
  const kinds = new CaseKinds(defaultKind, 'the field kind');
  for await (const { number, text } of splitLines(bytes)) {
    if (text.trim() === '') continue;
    const place = `Line ${number}`;
    const row = parse(place, text);
    const parsed = jsonlCase.safeParse(row);
    if (!parsed.success) throw badRowOf(place, parsed.error, row);
    const kind = kinds.of(place, parsed.data.kind);
    if (kind) yield caseOf(place, parsed.data, kind);
  }
  kinds.refuse();
};

function parse(place: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRow(place, '', 'not JSON');
  }
}
