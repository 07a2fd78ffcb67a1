import { type ExcludedCohort, isExcluded } from '@/lib/core/cohort/excluded-cohort';
import { type DecidedItem, reviewRound } from '@/lib/core/review/review-round';
import { reviewContribution } from '@/lib/core/telemetry/rollup';
import { type IngestConnection, type IngestPool, inIngestTransaction } from '../db/ingest-pool';
import { IS_OPEN } from '../db/review-open';
import { copyParts } from './copy-parts';
import { PartCollector } from './part-collector';
import { readEventContexts } from './read-event-contexts';
import { SliceRegistry } from './slice-registry';

export interface JudgedStage {
  releaseId: string;
  featureId: string;
  stageIndex: number;
  candidateId: string;
  exclusions: readonly ExcludedCohort[];
  hasControl: boolean;
}

interface JudgedItem {
  id: string;
  version_id: string;
  event_id: string;
  score: number;
  decided_at: Date;
}

/**
 * Adds judged outputs of one stage to the open block, by rounds (core/review/review-round.ts), and marks them counted in the
 * same transaction: each counts once or not at all. Outputs of a cohort that was left out since are compared with nothing.
 */
export async function countRound(pool: IngestPool, stage: JudgedStage, now: Date): Promise<void> {
  await inIngestTransaction(pool, async (tx) => {
    const { featureId } = stage;
    const { block, instant } = await openBlock(tx, featureId);
    const items = await lockJudged(tx, stage);
    const contexts = await readEventContexts(
      async (text, values) => (await tx.query(text, values)).rows,
      featureId,
      items.map((item) => item.event_id),
    );
    const excluded = items.filter((item) => isExcluded(stage.exclusions, contexts.get(item.event_id) ?? {}));
    const rest = items.filter((item) => !excluded.includes(item));
    const round = new Set(
      reviewRound(
        rest.map((item) => decidedOf(item, stage)),
        { openItems: await countOpen(tx, stage), hasControl: stage.hasControl },
      ),
    );
    const counted = [...excluded, ...rest.filter(({ id }) => round.has(id))];
    if (counted.length === 0) return;
    const tracked = await new SliceRegistry().admit(tx, [], [featureId], instant);
    const parts = new PartCollector((id) => tracked.get(id));
    for (const item of counted) {
      const { releaseId, stageIndex } = stage;
      const comparable = !excluded.includes(item);
      parts.add(
        { featureId, releaseId, stageIndex, versionId: item.version_id, comparable },
        contexts.get(item.event_id),
        reviewContribution(item.score),
      );
    }
    await copyParts(tx, parts.parts(), block);
    await tx.query('UPDATE review_item SET counted_at = $2 WHERE id = ANY($1)', [
      counted.map(({ id }) => id),
      now,
    ]);
  });
}

function decidedOf({ id, version_id, decided_at }: JudgedItem, { candidateId }: JudgedStage): DecidedItem {
  return {
    id,
    arm: version_id === candidateId ? 'candidate' : 'baseline',
    decidedAtMs: decided_at.getTime(),
  };
}

async function openBlock(tx: IngestConnection, featureId: string): Promise<{ block: number; instant: Date }> {
  const { rows } = await tx.query<{ block: string; instant: Date }>(
    'SELECT block, instant FROM sluice_begin_ingest($1, $2)',
    [[featureId], []],
  );
  const [row] = rows;
  if (!row) throw new Error('The function answers one row');
  return { block: Number(row.block), instant: row.instant };
}

/** Locked, so that no verdict is taken back while it is counted. */
async function lockJudged(
  tx: IngestConnection,
  { releaseId, stageIndex }: JudgedStage,
): Promise<JudgedItem[]> {
  const { rows } = await tx.query<JudgedItem>(
    `SELECT item.id, sample.version_id, sample.event_id, item.score, item.decided_at
     FROM (SELECT * FROM review_item
           WHERE release_id = $1 AND stage_index = $2 AND kind = 'single' AND NOT is_extra AND counted_at IS NULL AND decided_at IS NOT NULL AND score IS NOT NULL
           ORDER BY id FOR UPDATE) AS item
     JOIN review_item_sample shown ON shown.item_id = item.id
     JOIN review_sample sample ON sample.id = shown.sample_id`,
    [releaseId, stageIndex],
  );
  return rows;
}

/** Those that somebody can still be offered. */
async function countOpen(tx: IngestConnection, { releaseId, stageIndex }: JudgedStage): Promise<number> {
  const { rows } = await tx.query<{ open: number }>(
    `SELECT count(*)::int AS open FROM review_item i JOIN release r ON r.id = i.release_id
     WHERE i.release_id = $1 AND i.stage_index = $2 AND kind = 'single' AND NOT is_extra AND ${IS_OPEN}`,
    [releaseId, stageIndex],
  );
  return rows[0]?.open ?? 0;
}
