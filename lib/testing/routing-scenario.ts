import { createHash } from 'node:crypto';
import type { KeyScope } from '@/lib/core/access/permissions';
import type { Cohort } from '@/lib/core/cohort/cohort-rule';
import type { NoteContent, Stage } from '@/lib/core/release/note';
import type { ReleaseStatus } from '@/lib/core/release/release-state';
import type { Sql } from '@/lib/server/db/sql-client';

export const SCENARIO = {
  featureId: 'feature-1',
  featureKey: 'support-reply',
  releaseId: 'release-1',
  baselineId: 'version-1',
  candidateId: 'version-2',
  /** Holds both scopes that applications need. */
  secret: 'slc_test-application',
} as const;

/** What an evaluation and an event need, and no more: one feature, two versions, a live release, one key. */
export async function insertRoutingScenario(sql: Sql, cohorts: readonly Cohort[]): Promise<void> {
  const { featureId, featureKey, baselineId, candidateId, releaseId, secret } = SCENARIO;
  await sql`INSERT INTO app_user (id, email, name, role) VALUES ('user-1', 'owner@example.org', 'Owner', 'member')`;
  await sql`INSERT INTO feature (id, key, name, salt) VALUES (${featureId}, ${featureKey}, 'Support reply', ${featureKey})`;
  for (const [index, id] of [baselineId, candidateId].entries()) {
    const number = index + 1;
    await sql`
      INSERT INTO version (id, feature_id, number, model_version, prompt_version, retrieval_version, policy_version,
                           config, created_by_id)
      VALUES (${id}, ${featureId}, ${number}, ${`model-${number}`}, 'prompt-1', 'index-1', 'policy-1',
              ${sql.json({ temperature: index })}, 'user-1')`;
  }
  await sql`UPDATE feature SET live_version_id = ${baselineId} WHERE id = ${featureId}`;
  const content = sql.json(noteOf(cohorts) as never);
  await sql`
    INSERT INTO release (id, feature_id, title, status, stage_index, owner_id, baseline_version_id,
                         candidate_version_id, note_draft, note_revision, created_by_id)
    VALUES (${releaseId}, ${featureId}, 'Model 2', 'live', ${cohorts.length}, 'user-1', ${baselineId}, ${candidateId},
            ${content}, 1, 'user-1')`;
  await sql`
    INSERT INTO note_revision (release_id, number, content, created_by_id)
    VALUES (${releaseId}, 1, ${content}, 'user-1')`;
  await insertKey(sql, secret, ['evaluate', 'ingest']);
}

export async function insertKey(sql: Sql, secret: string, scopes: readonly KeyScope[]): Promise<void> {
  const hash = createHash('sha256').update(secret).digest('hex');
  await sql`
    INSERT INTO api_key (id, name, prefix, secret_hash, scopes, created_by_id)
    VALUES (${`key-of-${secret}`}, ${secret}, ${secret.slice(0, 10)}, ${hash}, ${[...scopes]}, 'user-1')`;
}

export async function setRelease(sql: Sql, status: ReleaseStatus, stageIndex: number): Promise<void> {
  await sql`UPDATE release SET status = ${status}, stage_index = ${stageIndex} WHERE id = ${SCENARIO.releaseId}`;
}

function noteOf(cohorts: readonly Cohort[]): NoteContent {
  return {
    change: 'Model 2 instead of model 1',
    expectedGain: 'Better answers',
    primaryRisk: 'Slower answers',
    metricsToWatch: ['quality', 'latency_p95'],
    tolerances: {},
    triggers: [],
    monitoringQuery: { metric: 'quality', windowMinutes: 60 },
    dashboardUrl: '',
    plan: { stages: stagesOf(cohorts) },
  };
}

function stagesOf(cohorts: readonly Cohort[]): Stage[] {
  const offline: Stage = {
    kind: 'offline',
    name: 'Offline check',
    cohort: null,
    minMinutes: 0,
    minRequests: 0,
  };
  const live = cohorts.map(
    (cohort, index): Stage => ({
      kind: index === 0 ? 'canary' : 'wider',
      name: `Stage ${index + 1}`,
      cohort,
      minMinutes: 1,
      minRequests: 10,
    }),
  );
  return [offline, ...live];
}
