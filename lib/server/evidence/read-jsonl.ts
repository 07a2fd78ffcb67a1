import { jsonlCase } from '@/lib/schemas/evidence';
import { badRow, badRowOf } from './bad-row';
import { caseOf } from './case-of';
import type { ReadCases } from './sourced-case';
import { splitLines } from './split-lines';

/** JSONL: one case a line, in the shape that docs/offline-check.md describes. Empty lines are skipped. */
export const readJsonl: ReadCases = async function* readJsonl(bytes, { defaultKind }) {
  for await (const { number, text } of splitLines(bytes)) {
    if (text.trim() === '') continue;
    const place = `Line ${number}`;
    const parsed = jsonlCase.safeParse(parse(place, text));
    if (!parsed.success) throw badRowOf(place, parsed.error);
    yield caseOf(place, parsed.data, defaultKind);
  }
};

function parse(place: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRow(place, '', 'not JSON');
  }
}
