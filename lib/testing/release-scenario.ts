import { randomUUID } from 'node:crypto';
import type { NoteContent, Stage, Trigger } from '@/lib/core/release/note';
import type { EventInput } from '@/lib/core/telemetry/event';
import type { EventAttribution } from '@/lib/core/telemetry/event-attribution';
import type { FeatureView } from '@/lib/schemas/feature';
import type { ReleaseView, TransitionInput } from '@/lib/schemas/release';
import type { SignOffInput } from '@/lib/schemas/sign-off';
import { ingestPool } from '@/lib/server/db/ingest-pool';
import { sqlClient } from '@/lib/server/db/sql-client';
import { Watch } from '@/lib/server/jobs/watch-releases';
import { attachEvidence } from '@/lib/server/services/evidence/attach-evidence';
import { createFeature } from '@/lib/server/services/feature/create-feature';
import { createVersion } from '@/lib/server/services/feature/create-version';
import { createRelease } from '@/lib/server/services/release/create-release';
import { getRelease } from '@/lib/server/services/release/get-release';
import { makeMove } from '@/lib/server/services/release/make-move';
import { signOffRelease } from '@/lib/server/services/release/sign-off-release';
import { closeBlocks } from '@/lib/server/telemetry/close-blocks';
import { commitIngest } from '@/lib/server/telemetry/commit-ingest';
import { eventKey } from '@/lib/server/telemetry/event-key';
import type { EventRow } from '@/lib/server/telemetry/ingest-rows';
import { BLOCK_MS } from '@/lib/server/telemetry/rollup-home';
import { makeUser, type UserActor } from './factories';
import { newIngestMemory } from './ingest-memory';
import { SMALL_COMPARISON_QUERY, smallComparison } from './offline-comparison';

export const LABELS = {
  model_version: 'm1',
  prompt_version: 'p1',
  retrieval_version: 'r1',
  policy_version: 's1',
};

/** A whole note whose gates ask for one request of each arm and no time. */
export function wholeNote(changes: Partial<NoteContent> = {}): NoteContent {
  const stage = (kind: Stage['kind'], name: string, cohort: Stage['cohort']): Stage => ({
    ...{ kind, name, cohort, minMinutes: 0 },
    minRequests: cohort ? 1 : 0,
  });
  const everyone = (share: number) => ({ rule: { kind: 'everyone' as const }, share });
  const tenant = {
    kind: 'condition' as const,
    attribute: 'tenant',
    operator: 'is' as const,
    values: ['acme'],
  };
  return {
    change: 'A new prompt.',
    expectedGain: 'Better answers.',
    primaryRisk: 'Longer answers.',
    metricsToWatch: ['quality'],
    tolerances: {},
    triggers: [PARSE_TRIGGER],
    monitoringQuery: { metric: 'quality', windowMinutes: 60 },
    dashboardUrl: '',
    plan: {
      stages: [
        stage('offline', 'Offline check', null),
        stage('canary', 'Canary', everyone(0.01)),
        stage('cohort', 'One tenant', { rule: tenant, share: 0.5 }),
        stage('wider', '25 %', everyone(0.25)),
        stage('full', 'Full', everyone(0.98)),
      ],
    },
    ...changes,
  };
}

export const PARSE_TRIGGER: Trigger = {
  id: 'parse',
  metric: 'parse_failures',
  comparison: 'absolute',
  threshold: 0.02,
  minRequests: 1,
  action: 'roll_back',
  inSlice: 'exclude',
  weight: 1,
};

export interface Scenario {
  owner: UserActor;
  feature: FeatureView;
  baselineId: string;
  candidateId: string;
  release: ReleaseView;
}

/** A feature with two versions and a whole draft, all made by verbs; each call is a feature of its own. */
export async function draftScenario(note: NoteContent = wholeNote()): Promise<Scenario> {
  const owner = await makeUser('member');
  const key = `feature-${randomUUID().slice(0, 8)}`;
  const feature = await createFeature(owner, { key, name: key, liveVersion: LABELS });
  const candidate = await createVersion(owner, key, { ...LABELS, prompt_version: 'p2' });
  const draft = { featureKey: key, title: 'A new prompt', candidateVersionId: candidate.id, note };
  const release = await createRelease(owner, draft);
  return { owner, feature, baselineId: feature.live?.id ?? '', candidateId: candidate.id, release };
}

type Said = Partial<Omit<TransitionInput, 'event' | 'seq'>>;

/** Makes a move on the state that is there now. */
export async function moveNow(
  actor: Scenario['owner'],
  id: string,
  event: TransitionInput['event'],
  said: Said = {},
): Promise<ReleaseView> {
  const { seq } = await getRelease(actor, id);
  return makeMove(actor, id, { event, seq, ...said });
}

/** The same, taken through its gates by its owner up to this stage, with the traffic that each gate asks for. */
export async function liveScenario(stageIndex = 1, note: NoteContent = wholeNote()): Promise<Scenario> {
  const scenario = await draftScenario(note);
  const { owner, release } = scenario;
  await moveNow(owner, release.id, 'start');
  await attachSmallComparison(owner, release.id);
  await addEvents(scenario, 'baseline', 1, { quality: 0.8 });
  for (let stage = 1; stage <= stageIndex; stage += 1) {
    await promoteNow(scenario);
    await addPassingTraffic(scenario);
  }
  return { ...scenario, release: await getRelease(owner, release.id) };
}

/** The owner passes what two requests cannot show, in writing; somebody else signs where a person is asked for. */
export async function promoteNow(
  { owner, release }: Pick<Scenario, 'owner' | 'release'>,
  event: 'promote' | 'complete' = 'promote',
): Promise<ReleaseView> {
  const { gate, seq } = await getRelease(owner, release.id);
  if (gate?.checks.some(({ code, outcome }) => code === 'four_movements' && outcome !== 'pass')) {
    await signOffRelease(await makeUser('reviewer'), release.id, acceptedSignOff(seq));
  }
  const overrides = (gate?.overridable ?? []).map((check) => ({
    check,
    reason: 'Two requests show nothing.',
  }));
  return moveNow(owner, release.id, event, { overrides });
}

/** Nothing is worse. */
export function acceptedSignOff(seq: number): SignOffInput {
  const same = { mark: 'same' as const, remark: '' };
  return {
    seq,
    readAt: new Date().toISOString(),
    movements: { quality: same, cost: same, errors: same, latency: same },
    costExplanation: '',
  };
}

/** A comparison that passes the offline check. */
export async function attachSmallComparison(actor: Scenario['owner'], releaseId: string): Promise<void> {
  await attachEvidence(actor, releaseId, SMALL_COMPARISON_QUERY, new Blob([smallComparison()]).stream());
}

/** What the gates of `wholeNote` ask for in the present stage. */
export async function addPassingTraffic(scenario: Scenario): Promise<void> {
  const passing = { quality: 0.8, parseFailed: false };
  await addEvents(scenario, 'baseline', 1, passing);
  await addEvents(scenario, 'candidate', 1, passing);
  await settle(scenario);
}

/** As if the present block had ended: what was stored is closed, and the watch and the gate see it. */
export async function settle(scenario: Scenario): Promise<void> {
  await letPass(5, scenario);
  await sqlClient()`
    UPDATE rollup_state SET settled_until = to_timestamp(first * 5)
    FROM (SELECT min(block) AS first FROM rollup_part) AS open
    WHERE span_seconds = 5 AND settled_until = '2000-01-01T00:00:00Z' AND first IS NOT NULL`;
  await closeBlocks();
}

/** One round of a watch that has just begun. */
export async function lookOnce(now = new Date()): Promise<void> {
  await new Watch().look(now);
}

interface EventValues {
  at?: Date;
  quality?: number | null;
  parseFailed?: boolean | null;
  latencyMs?: number | null;
  costUsd?: number;
  context?: Record<string, string | number | boolean>;
  comparable?: boolean;
}

/** Stores events as ingest does, for the release's present stage, at this instant unless told. */
export async function addEvents(
  { owner, feature, release, baselineId, candidateId }: Scenario,
  arm: 'baseline' | 'candidate' | 'unknown',
  count: number,
  values: EventValues = {},
): Promise<void> {
  const { stageIndex } = await getRelease(owner, release.id);
  const versionId = { baseline: baselineId, candidate: candidateId, unknown: null }[arm];
  const { at = new Date(), quality, parseFailed, latencyMs, costUsd } = values;
  const { context = {}, comparable = arm !== 'unknown' && (stageIndex ?? 0) > 0 } = values;
  const attribution = { versionId, unknownLabel: null, releaseId: release.id, stageIndex, comparable };
  const rows = Array.from({ length: count }, () => {
    const input: EventInput = {
      id: randomUUID(),
      feature: feature.key,
      // One of each arm, so that shares are as chance would have them however many requests there are.
      targeting_key: `someone-${arm}`,
      context,
      quality: quality ?? undefined,
      parse_failed: parseFailed ?? undefined,
      latency_ms: latencyMs ?? undefined,
      cost_usd: costUsd,
    };
    return eventRow(feature.id, input, attribution, at);
  });
  await storeAt(rows, at);
}

/** A row as validation makes it. */
export function eventRow(
  featureId: string,
  input: EventInput,
  attribution: EventAttribution,
  at: Date,
): EventRow {
  return {
    feature_id: featureId,
    key: eventKey(featureId, input.id),
    atMs: at.getTime(),
    input,
    attribution,
    costCapUsd: null,
    sampledAs: null,
  };
}

/** Opens the blocks from this instant's on again; all of them while none was closed. */
async function reopen(at: Date): Promise<void> {
  const sql = sqlClient();
  await sql`
    UPDATE rollup_state SET settled_until = '2000-01-01T00:00:00Z'
    WHERE NOT EXISTS (SELECT FROM rollup WHERE span_seconds = 5)`;
  const block = new Date(Math.floor(at.getTime() / BLOCK_MS) * BLOCK_MS);
  const columns = sql.unsafe(
    'feature_id, release_id, stage_index, version_id, comparable, dimension, value, sums, latency_indexes, latency_counts, last_at',
  );
  await sql`
    WITH closed AS (DELETE FROM rollup WHERE span_seconds = 5 AND starts_at >= ${block} RETURNING *)
    INSERT INTO rollup_part (block, ${columns})
    SELECT extract(epoch FROM starts_at) / 5, ${columns} FROM closed`;
  await sql`
    UPDATE rollup_state SET settled_until = least(settled_until, ${block}) WHERE span_seconds = 5`;
}

/** One commit of ingest, as if it had happened then. Until one is closed, every block of this database is open. */
export async function storeAt(rows: readonly EventRow[], at: Date): Promise<void> {
  await reopen(at);
  await commitIngest(ingestPool(), newIngestMemory(), rows, [], at);
}

/** As if this much time had passed (in whole blocks): everything of the release and its traffic lies further back. */
export async function letPass(seconds: number, { release, feature }: Scenario): Promise<void> {
  const sql = sqlClient();
  const blocks = Math.ceil(seconds / 5);
  const length = sql`make_interval(secs => ${blocks * 5}::float8)`;
  await sql`
    UPDATE release SET started_at = started_at - ${length}, stage_entered_at = stage_entered_at - ${length},
      rolled_back_at = rolled_back_at - ${length},
      exclusions = coalesce((SELECT jsonb_agg(e || jsonb_build_object('at', (e ->> 'at')::timestamptz - ${length}))
                             FROM jsonb_array_elements(exclusions) AS e), '[]')
    WHERE id = ${release.id}`;
  await sql`SELECT sluice_ensure_partition('event', received_at - ${length}) FROM event WHERE feature_id = ${feature.id}`;
  await sql`
    UPDATE event SET at = at - ${length}, received_at = received_at - ${length} WHERE feature_id = ${feature.id}`;
  await sql`
    UPDATE rollup_part SET block = block - ${blocks}, last_at = last_at - ${length} WHERE feature_id = ${feature.id}`;
  await sql`
    SELECT sluice_ensure_partition('rollup_5', starts_at - ${length}) FROM rollup
    WHERE span_seconds = 5 AND feature_id = ${feature.id}`;
  await sql`
    UPDATE rollup SET starts_at = starts_at - ${length}, last_at = last_at - ${length}
    WHERE span_seconds = 5 AND feature_id = ${feature.id}`;
  await sql`
    UPDATE rollup_state SET settled_until = least(settled_until, to_timestamp(first * 5))
    FROM (SELECT min(block) AS first FROM rollup_part) AS open WHERE span_seconds = 5 AND first IS NOT NULL`;
  await sql`DELETE FROM release_watch WHERE release_id = ${release.id}`;
}
