import type { Arm } from '@/lib/core/evidence/evidence-case';
import type { DrawableSample, DrawnItem } from '@/lib/core/review/decide-draw';
import type { PairableSample } from '@/lib/core/review/pair-samples';
import type { ItemKind } from '@/lib/core/review/verdict';
import { CAN_BE_READ } from './review-open';
import { type Sql, sqlClient } from './sql-client';
import type { Transaction } from './transaction';

export interface DrawnStage {
  releaseId: string;
  stageIndex: number;
  baselineId: string;
  candidateId: string;
}

/** An item as it stands in the queue; of a comparison's case, which one. */
export interface QueuedItem extends DrawnItem {
  evidenceId: string | null;
}

/** Of a sample s: its priority lies below all that strata of its arm left out, of its own cohort alone or of any. */
function isBelowCuts(sql: Sql, ofWhich: 'own' | 'any') {
  return sql`s.priority < coalesce((SELECT min(t.cut) FROM review_stratum t
    WHERE t.release_id = s.release_id AND t.stage_index = s.stage_index AND t.version_id = s.version_id
      ${ofWhich === 'own' ? sql`AND t.cohort = s.cohort` : sql``}), 2)`;
}

/** Which arm a sample s is of. */
function armOf(sql: Sql, candidateId: string) {
  return sql`CASE s.version_id WHEN ${candidateId} THEN 'candidate' ELSE 'baseline' END`;
}

/** The samples of a stage that still have their output, and lie below everything that their stratum left out: a fair draw of it. */
export async function readSamples(stage: DrawnStage): Promise<DrawableSample[]> {
  const { releaseId, stageIndex, baselineId, candidateId } = stage;
  const sql = sqlClient();
  return sql<DrawableSample[]>`
    SELECT id, cohort, priority, ${armOf(sql, candidateId)} AS arm, ${isBelowCuts(sql, 'any')} AS "isOfArm"
    FROM review_sample s
    WHERE release_id = ${releaseId} AND stage_index = ${stageIndex}
      AND version_id IN (${baselineId}, ${candidateId}) AND output IS NOT NULL AND NOT is_excluded
      AND ${isBelowCuts(sql, 'own')}`;
}

// Who has an output on the screen longer than it is held finds it still there when the verdict comes.
const SHOWN_MS = 86_400_000;

/** Of an item i: somebody has judged it, or was shown it within a day. */
function isTouched(sql: Sql, now: Date) {
  return sql`(EXISTS (SELECT FROM review_verdict v WHERE v.item_id = i.id)
    OR EXISTS (SELECT FROM review_lease l
      WHERE l.item_id = i.id AND l.until > ${new Date(now.getTime() - SHOWN_MS)}))`;
}

export async function readQueuedItems(
  { releaseId, stageIndex, candidateId }: DrawnStage,
  now: Date,
): Promise<QueuedItem[]> {
  const sql = sqlClient();
  return sql<QueuedItem[]>`
    SELECT i.id, i.kind, i.is_extra AS "isExtra", i.evidence_id AS "evidenceId",
      ARRAY(SELECT x.sample_id FROM review_item_sample x WHERE x.item_id = i.id) AS "sampleIds",
      (SELECT json_build_object('arm', ${armOf(sql, candidateId)}, 'cohort', s.cohort)
        FROM review_item_sample x JOIN review_sample s ON s.id = x.sample_id
        WHERE x.item_id = i.id AND i.kind = 'single') AS of,
      ${isTouched(sql, now)} AS "isTouched", i.decided_at IS NULL AND NOT ${sql.unsafe(CAN_BE_READ)} AS "isLost"
    FROM review_item i WHERE i.release_id = ${releaseId} AND i.stage_index = ${stageIndex}`;
}

// What is said after this hardly makes two inputs another pair; and the work grows with both numbers.
const INPUT_CHARACTERS = 4_000;
const MOST_COMPARED = 200;

/** The first of an arm's samples, as far as they are needed to find which answer the same input. */
export async function readPairable(stage: DrawnStage, arm: Arm): Promise<PairableSample[]> {
  const versionId = arm === 'candidate' ? stage.candidateId : stage.baselineId;
  const sql = sqlClient();
  return sql<PairableSample[]>`
    SELECT id, input_key AS "inputKey", left(input, ${INPUT_CHARACTERS}) AS input FROM review_sample s
    WHERE release_id = ${stage.releaseId} AND stage_index = ${stage.stageIndex} AND version_id = ${versionId}
      AND input IS NOT NULL AND output IS NOT NULL AND NOT is_excluded AND ${isBelowCuts(sql, 'any')}
    ORDER BY priority LIMIT ${MOST_COMPARED}`;
}

/**
 * Cases of a comparison that both versions answered and that are in no item yet, in an order of their own that no
 * column of the file has a say in.
 */
export async function drawCases(evidenceId: string, count: number): Promise<number[]> {
  const rows = await sqlClient()<{ number: number }[]>`
    SELECT number FROM evidence_case c
    WHERE evidence_id = ${evidenceId} AND baseline->>'output' <> '' AND candidate->>'output' <> ''
      AND NOT EXISTS (SELECT FROM review_item i WHERE i.evidence_id = c.evidence_id AND i.case_number = c.number)
    ORDER BY md5(evidence_id || ' ' || number) LIMIT ${count}`;
  return rows.map(({ number }) => number);
}

export interface NewItem {
  id: string;
  kind: ItemKind;
  /** In 0..1. */
  place: number;
  candidateIsA: boolean;
  isExtra: boolean;
  sampleIds: readonly string[];
  evidenceId: string | null;
  caseNumber: number | null;
}

export async function addItems(
  tx: Transaction,
  items: readonly NewItem[],
  common: { releaseId: string; stageIndex: number; reviewsWanted: number; createdAt: Date },
): Promise<void> {
  await tx.reviewItem.createMany({
    data: items.map(({ sampleIds: _, ...item }) => ({ ...item, ...common })),
  });
  await tx.reviewItemSample.createMany({
    data: items.flatMap(({ id, sampleIds }) => sampleIds.map((sampleId) => ({ itemId: id, sampleId }))),
  });
}

export async function promoteItems(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.reviewItem.updateMany({ where: { id: { in: [...ids] } }, data: { isExtra: false } });
}

/** Those that were taken up meanwhile stay: once they are locked, nobody can judge them before they are gone. */
export async function dropItems(tx: Transaction, ids: readonly string[], now: Date): Promise<void> {
  const free = await lockUntouched(tx, ids, now);
  await tx.reviewItem.deleteMany({ where: { id: { in: free } } });
}

/** Those that were taken up meanwhile stay as they are. */
export async function demoteItems(tx: Transaction, ids: readonly string[], now: Date): Promise<void> {
  const free = await lockUntouched(tx, ids, now);
  await tx.reviewItem.updateMany({ where: { id: { in: free } }, data: { isExtra: true } });
}

async function lockUntouched(tx: Transaction, ids: readonly string[], now: Date): Promise<string[]> {
  await tx.$queryRaw`SELECT id FROM review_item WHERE id = ANY(${[...ids]}::text[]) ORDER BY id FOR UPDATE`;
  const untouched = await tx.reviewItem.findMany({
    where: {
      id: { in: [...ids] },
      verdicts: { none: {} },
      leases: { none: { until: { gt: new Date(now.getTime() - SHOWN_MS) } } },
    },
    select: { id: true },
  });
  return untouched.map(({ id }) => id);
}
