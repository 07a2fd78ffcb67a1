import { createHash } from 'node:crypto';
import { KEY_SCOPES, type KeyScope } from '@/lib/core/access/permissions';
import type { ExcludedCohort } from '@/lib/core/cohort/excluded-cohort';
import { groupBy } from '@/lib/core/group-by';
import { exposureOf } from '@/lib/core/release/exposure-of';
import type { Plan } from '@/lib/core/release/note';
import { ACTIVE_STATUSES, type ReleaseStatus } from '@/lib/core/release/release-state';
import type { RoutedFeature, RoutedRelease, RoutedVersion } from '@/lib/core/routing/routing-snapshot';
import { type ModelPrice, PriceTable } from '@/lib/core/telemetry/price-of';
import type { Sql } from '../db/sql-client';
import { type StoredSampling, samplingOf } from '../review/sampling-of';
import type { KeyRecord, Snapshot } from './snapshot';

interface FeatureRow {
  id: string;
  key: string;
  salt: string;
  bucketBy: string;
  liveVersionId: string | null;
}

interface VersionRow extends Omit<RoutedVersion, 'variant'> {
  featureId: string;
  number: number;
}

interface ReleaseRow {
  id: string;
  featureId: string;
  status: ReleaseStatus;
  stageIndex: number | null;
  candidateId: string | null;
  /** Of the note revision in force; its shape was checked when it was written. Null in draft. */
  plan: Plan | null;
  exclusions: ExcludedCohort[];
  costCapUsd: number | null;
}

interface KeyRow {
  id: string;
  name: string;
  scopes: string[];
  secretHash: string;
}

/** Reads everything at one instant of the database. Throws when the database does not answer. */
export async function buildSnapshot(sql: Sql, takenAt: number): Promise<Snapshot> {
  const { features, versions, releases, keys, prices, review } = await readRows(sql);
  const versionsOf = groupBy(versions, (row) => row.featureId);
  const releaseOf = new Map(releases.map((row) => [row.featureId, row]));
  const routed = features.map((row) =>
    toFeature(row, (versionsOf.get(row.id) ?? []).map(toVersion), releaseOf.get(row.id)),
  );
  const records = keys.map((row) => ({ hash: row.secretHash, record: toKey(row) }));
  const routingHash = hashOf(routed);
  return {
    routing: { takenAt, features: new Map(routed.map((feature) => [feature.key, feature])) },
    featuresById: new Map(routed.map((feature) => [feature.id, feature])),
    keysByHash: new Map(records.map(({ hash, record }) => [hash, record])),
    keysById: new Map(records.map(({ record }) => [record.id, record])),
    prices: new PriceTable(prices),
    sampling: samplingOf(review),
    routingHash,
    contentHash: hashOf([routingHash, records, prices, review]),
  };
}

async function readRows(sql: Sql) {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    const features = await tx<FeatureRow[]>`
      SELECT id, key, salt, bucket_by AS "bucketBy", live_version_id AS "liveVersionId"
      FROM feature ORDER BY key`;
    const versions = await tx<VersionRow[]>`
      SELECT id, feature_id AS "featureId", number, config, model_version, prompt_version, retrieval_version,
             policy_version
      FROM version ORDER BY feature_id, number`;
    const releases = await tx<ReleaseRow[]>`
      SELECT r.id, r.feature_id AS "featureId", r.status, r.stage_index AS "stageIndex",
             r.candidate_version_id AS "candidateId", n.content -> 'plan' AS plan, r.exclusions,
             (r.reference ->> 'costCapUsd')::float8 AS "costCapUsd"
      FROM release r
      LEFT JOIN note_revision n ON n.release_id = r.id AND n.number = r.note_revision
      WHERE r.status::text = ANY(${[...ACTIVE_STATUSES]})`;
    const keys = await tx<KeyRow[]>`
      SELECT id, name, scopes, secret_hash AS "secretHash" FROM api_key WHERE revoked_at IS NULL ORDER BY id`;
    const prices = await tx<ModelPrice[]>`
      SELECT model, input_usd AS "inputUsd", cached_input_usd AS "cachedInputUsd", output_usd AS "outputUsd"
      FROM model_price ORDER BY model`;
    const [review] = await tx<StoredSampling[]>`SELECT settings, seed FROM review_settings WHERE id = 1`;
    if (!review) throw new Error('The migration makes this row');
    return { features, versions, releases, keys, prices, review };
  });
}

function toFeature(
  row: FeatureRow,
  versions: RoutedVersion[],
  release: ReleaseRow | undefined,
): RoutedFeature {
  return {
    id: row.id,
    key: row.key,
    salt: row.salt,
    bucketBy: row.bucketBy,
    live: versions.find((version) => version.id === row.liveVersionId) ?? null,
    release: release ? toRelease(release, versions) : null,
    versions,
    activeReleaseId: release?.id ?? null,
    costCapUsd: release?.costCapUsd ?? null,
  };
}

function toRelease(row: ReleaseRow, versions: RoutedVersion[]): RoutedRelease | null {
  const candidate = versions.find((version) => version.id === row.candidateId);
  const { id, status, stageIndex, plan } = row;
  // Why and by whom changes nothing that routing answers.
  const exclusions = row.exclusions.map(({ attribute, value }) => ({ attribute, value }));
  if (!candidate || !plan || stageIndex === null) return null;
  const cohorts = exposureOf({ status, stageIndex }, plan);
  if (cohorts.length === 0) return null;
  const exposed = plan.stages.slice(1, stageIndex + 1).filter((stage) => stage.cohort !== null);
  const cohortNames = exposed.map(({ name }) => name);
  const stageName = plan.stages[stageIndex]?.name ?? '';
  return { id, stageIndex, stageName, candidate, cohorts, cohortNames, exclusions };
}

function toVersion({ featureId: _, number, ...version }: VersionRow): RoutedVersion {
  return { ...version, variant: `v${number}` };
}

function toKey(row: KeyRow): KeyRecord {
  const isScope = (scope: string): scope is KeyScope => KEY_SCOPES.some((known) => known === scope);
  return { id: row.id, name: row.name, scopes: row.scopes.filter(isScope) };
}

function hashOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22);
}
