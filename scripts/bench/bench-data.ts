import { randomBytes } from 'node:crypto';
import type { CohortRule } from '@/lib/core/cohort/cohort-rule';
import type { NoteContent, Stage } from '@/lib/core/release/note';
import { hashKeySecret, makeKeySecret } from '@/lib/server/auth/key-secret';
import { openSql } from '@/lib/server/db/sql-client';

export const BENCH_FEATURE = 'bench-evaluate';

export interface BenchData {
  /** Of a key that may evaluate and ingest. */
  secret: string;
  featureId: string;
  releaseId: string;
  baselineId: string;
  candidateId: string;
}

/** A feature in the middle of a release that began a day ago, and a key: what an evaluation has to work through. */
export async function insertBenchData(
  databaseUrl: string,
  key = BENCH_FEATURE,
  changes: Partial<NoteContent> = {},
): Promise<BenchData> {
  const { secret, prefix } = makeKeySecret();
  const sql = openSql(databaseUrl, 1);
  const run = randomBytes(6).toString('hex');
  const id = (name: string): string => `bench-${run}-${name}`;
  const config = sql.json({
    model: 'large',
    temperature: 0.2,
    system: 'You answer support requests. '.repeat(8),
  });
  const rule: CohortRule = {
    kind: 'condition',
    attribute: 'tenant',
    operator: 'is',
    values: ['acme', 'globex'],
  };
  const stages: Stage[] = [
    { kind: 'offline', name: 'Offline check', cohort: null, minMinutes: 0, minRequests: 0 },
    {
      kind: 'canary',
      name: 'Canary',
      cohort: { rule: { kind: 'everyone' }, share: 0.01 },
      minMinutes: 1,
      minRequests: 1,
    },
    { kind: 'cohort', name: 'Cohort', cohort: { rule, share: 0.5 }, minMinutes: 1, minRequests: 1 },
  ];
  const note: NoteContent = {
    change: 'Version 2',
    expectedGain: 'None',
    primaryRisk: 'None',
    metricsToWatch: ['quality'],
    tolerances: {},
    triggers: [],
    monitoringQuery: { metric: 'quality', windowMinutes: 60 },
    dashboardUrl: '',
    plan: { stages },
    ...changes,
  };
  try {
    await sql.begin(async (tx) => {
      await tx`INSERT INTO app_user (id, email, name, role) VALUES (${id('user')}, ${`${run}@bench.invalid`}, 'Bench', 'member')`;
      await tx`INSERT INTO feature (id, key, name, salt) VALUES (${id('feature')}, ${key}, 'Bench', 'bench')`;
      for (const number of [1, 2]) {
        await tx`
          INSERT INTO version (id, feature_id, number, model_version, prompt_version, retrieval_version, policy_version,
                               config, created_by_id)
          VALUES (${id(`v${number}`)}, ${id('feature')}, ${number}, ${`m${number}`}, 'p1', 'r1', 's1', ${config}, ${id('user')})`;
      }
      await tx`UPDATE feature SET live_version_id = ${id('v1')} WHERE id = ${id('feature')}`;
      await tx`
        INSERT INTO release (id, feature_id, title, status, stage_index, owner_id, baseline_version_id,
                             candidate_version_id, note_draft, note_revision, created_by_id, started_at,
                             stage_entered_at)
        VALUES (${id('release')}, ${id('feature')}, 'Bench', 'live', 2, ${id('user')}, ${id('v1')}, ${id('v2')}, ${sql.json(note as never)}, 1,
                ${id('user')}, now() - interval '24 hours', now() - interval '24 hours')`;
      await tx`
        INSERT INTO note_revision (release_id, number, content, created_by_id)
        VALUES (${id('release')}, 1, ${sql.json(note as never)}, ${id('user')})`;
      await tx`
        INSERT INTO api_key (id, name, prefix, secret_hash, scopes, created_by_id)
        VALUES (${id('key')}, 'Bench', ${prefix}, ${hashKeySecret(secret)}, ${['evaluate', 'ingest', 'release']}, ${id('user')})`;
    });
  } finally {
    await sql.end();
  }
  const [featureId, releaseId] = [id('feature'), id('release')];
  return { secret, featureId, releaseId, baselineId: id('v1'), candidateId: id('v2') };
}
