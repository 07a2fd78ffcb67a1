import { CASE_CHANGES, type CaseChange } from '@/lib/core/evidence/case-change';
import type { ArmAnswer, CaseKind } from '@/lib/core/evidence/evidence-case';
import {
  CASES_A_PAGE,
  type CaseFilter,
  type CaseListItem,
  type EvidenceCaseView,
} from '@/lib/schemas/evidence';
import { type Sql, sqlClient } from './sql-client';

const EXPORTED_AT_ONCE = 200;
const SNIPPET = 300;

interface CaseRow {
  number: number;
  case_id: string;
  kind: CaseKind;
  cohort: string;
  subset: string;
  change: CaseChange;
  quality_gain: number | null;
  input: string | null;
}
interface WholeRow extends CaseRow {
  expected: string | null;
  baseline: ArmAnswer;
  candidate: ArmAnswer;
}

/** A page of cases, those that need a look first. */
export async function readCases(
  evidenceId: string,
  filter: CaseFilter,
  page: number,
): Promise<{ cases: CaseListItem[]; total: number }> {
  const sql = sqlClient();
  const matching = sql`FROM evidence_case WHERE ${conditions(sql, evidenceId, filter)}`;
  const [rows, [count]] = await Promise.all([
    sql<CaseRow[]>`
      SELECT number, case_id, kind, cohort, subset, change, quality_gain, left(input, ${SNIPPET}) AS input
      ${matching} ${inOrder(sql)} LIMIT ${CASES_A_PAGE} OFFSET ${(page - 1) * CASES_A_PAGE}`,
    sql<{ total: number }[]>`SELECT count(*)::int AS total ${matching}`,
  ]);
  return { cases: rows.map(toItem), total: count?.total ?? 0 };
}

export async function findCase(evidenceId: string, number: number): Promise<EvidenceCaseView | null> {
  const sql = sqlClient();
  const [row] = await sql<WholeRow[]>`
    SELECT * FROM evidence_case WHERE evidence_id = ${evidenceId} AND number = ${number}`;
  return row ? toCase(row) : null;
}

/** All cases that match, a few at a time. No connection is held while whoever asked reads what it got. */
export async function* exportCases(evidenceId: string, filter: CaseFilter): AsyncGenerator<EvidenceCaseView> {
  for (const change of CASE_CHANGES) {
    if (filter.change !== undefined && filter.change !== change) continue;
    const matching = { ...filter, change };
    for (let some = await casesAfter(evidenceId, matching, 0); some.length > 0; ) {
      yield* some;
      some = await casesAfter(evidenceId, matching, some.at(-1)?.number ?? 0);
    }
  }
}

async function casesAfter(
  evidenceId: string,
  filter: CaseFilter,
  number: number,
): Promise<EvidenceCaseView[]> {
  const sql = sqlClient();
  const rows = await sql<WholeRow[]>`
    SELECT * FROM evidence_case WHERE ${conditions(sql, evidenceId, filter)} AND number > ${number}
    ORDER BY number LIMIT ${EXPORTED_AT_ONCE}`;
  return rows.map(toCase);
}

function inOrder(sql: Sql) {
  return sql`ORDER BY array_position(${[...CASE_CHANGES]}::text[], change), number`;
}

function conditions(sql: Sql, evidenceId: string, { text, ...exact }: CaseFilter) {
  const { change, kind, cohort, subset } = exact;
  const like = `%${(text ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  return sql`evidence_id = ${evidenceId}
    ${change === undefined ? sql`` : sql`AND change = ${change}`}
    ${kind === undefined ? sql`` : sql`AND kind = ${kind}`}
    ${cohort === undefined ? sql`` : sql`AND cohort = ${cohort}`}
    ${subset === undefined ? sql`` : sql`AND subset = ${subset}`}
    ${
      text
        ? sql`AND (case_id ILIKE ${like} OR input ILIKE ${like} OR expected ILIKE ${like}
            OR baseline->>'output' ILIKE ${like} OR candidate->>'output' ILIKE ${like})`
        : sql``
    }`;
}

function toItem({ case_id, quality_gain, ...row }: CaseRow): CaseListItem {
  return { ...row, caseId: case_id, qualityGain: quality_gain };
}

function toCase({ expected, baseline, candidate, ...row }: WholeRow): EvidenceCaseView {
  const { number, case_id, kind, cohort, subset, change, quality_gain, input } = row;
  const item = toItem({ number, case_id, kind, cohort, subset, change, quality_gain, input });
  return { ...item, expected, baseline, candidate };
}
