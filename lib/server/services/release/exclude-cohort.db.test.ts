import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { DomainError } from '@/lib/core/domain-error';
import { evaluateFlag } from '@/lib/core/routing/evaluate-flag';
import { attributeEvent } from '@/lib/core/telemetry/event-attribution';
import { ingestPool } from '@/lib/server/db/ingest-pool';
import { openSql, sqlClient } from '@/lib/server/db/sql-client';
import { buildSnapshot } from '@/lib/server/routing/build-snapshot';
import { snapshotStore } from '@/lib/server/routing/snapshot-store';
import { commitIngest } from '@/lib/server/telemetry/commit-ingest';
import { makeKey, makeUser } from '@/lib/testing/factories';
import { newIngestMemory } from '@/lib/testing/ingest-memory';
import {
  addEvents,
  addPassingTraffic,
  eventRow,
  letPass,
  liveScenario,
  moveNow,
  promoteNow,
  type Scenario,
  storeAt,
} from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { listAudit } from '../audit/list-audit';
import { verifyAudit } from '../audit/verify-audit';
import { getReleaseDashboard } from '../dashboard/get-release-dashboard';
import { getReleaseSlices } from '../dashboard/get-release-slices';
import { excludeCohortBySystem } from './exclude-cohort';
import { getRelease } from './get-release';
import { makeMove } from './make-move';

const database = useServiceDatabase();
const SLUICE = { kind: 'system', id: 'sluice', name: 'Sluice' } as const;
const PRIMES = { attribute: 'task', value: 'primes', reason: 'Primes got worse.' };
const KEYS = Array.from({ length: 200 }, (_, n) => `user-${n}`);

async function refusal(work: Promise<unknown>): Promise<DomainError> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof DomainError) return error;
  throw error ?? new Error('was not refused');
}

const exclude = ({ owner, release }: Scenario, said = {}) =>
  moveNow(owner, release.id, 'exclude_cohort', { ...PRIMES, ...said });

/** What this process answers now, without another look at the database. */
function armsOf({ feature }: Scenario, task: string): string[] {
  const routed = snapshotStore().current?.routing.features.get(feature.key);
  if (!routed) throw new Error('the feature is not routed');
  return KEYS.map((key) => evaluateFlag(routed, key, { task }).arm ?? 'none');
}

describe('excluding a cohort', () => {
  let scenario: Scenario;
  beforeAll(async () => {
    scenario = await liveScenario(3);
  });

  it('gives it the baseline from the move on, moves nobody else, and says so in history', async () => {
    const { owner, release, feature } = scenario;
    const before = armsOf(scenario, 'primes');
    expect(before).toContain('candidate');
    const others = armsOf(scenario, 'sums');

    const after = await exclude(scenario);
    expect(after).toMatchObject({ status: 'live', stageIndex: 3, seq: release.seq + 1 });
    expect(after.stageEnteredAt).toBe(release.stageEnteredAt);
    expect(after.exclusions).toEqual([
      { ...PRIMES, at: expect.any(String), by: owner.name, triggerId: null },
    ]);
    expect(new Set(armsOf(scenario, 'primes'))).toEqual(new Set(['baseline']));
    expect(armsOf(scenario, 'sums')).toEqual(others);

    const elsewhere = openSql(database.url, 1);
    const { routing } = await buildSnapshot(elsewhere, Date.now());
    await elsewhere.end();
    const routed = routing.features.get(feature.key);
    const key = KEYS[before.indexOf('candidate')] ?? '';
    const event = { id: 'e', feature: feature.key, variant: 'v2', targeting_key: key };
    expect(routed && attributeEvent(routed, { ...event, context: { task: 'primes' } })).toMatchObject({
      comparable: false,
    });
    expect(routed && attributeEvent(routed, { ...event, context: { task: 'sums' } })).toMatchObject({
      comparable: true,
    });

    const { entries } = await listAudit(owner, { releaseId: release.id, action: 'release.cohort_excluded' });
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      sentence: 'excluded task = primes from the release',
      reason: PRIMES.reason,
      evidence: null,
    });
    const { markers } = await getReleaseDashboard(owner, release.id, { minutes: 60 });
    expect(markers.map(({ label }) => label)).toContain('Excluded');
    expect((await verifyAudit(owner)).kind).toBe('intact');
  });

  it('is refused for what is excluded already, for the rest, and without a reason', async () => {
    expect(await refusal(exclude(scenario))).toMatchObject({ code: 'conflict', reason: 'already_excluded' });
    for (const [said, reason, field] of [
      [{ value: '' }, 'cohort_missing', 'value'],
      [{ attribute: '' }, 'cohort_missing', 'value'],
      [{ value: 'sums', reason: ' ' }, 'reason_missing', 'reason'],
    ] as const) {
      const refused = await refusal(exclude(scenario, said));
      expect(refused).toMatchObject({ code: 'invalid_input', reason, issues: [{ field }] });
    }
    const { owner, release } = scenario;
    const stale = { event: 'exclude_cohort', seq: 0, ...PRIMES, value: 'sums' } as const;
    expect((await refusal(makeMove(owner, release.id, stale))).reason).toBe('stale_state');
    expect((await getRelease(owner, release.id)).exclusions).toHaveLength(1);
  });

  it('lasts through hold, resume and promotion, and ends with the rollback of the whole', async () => {
    const { owner, release } = scenario;
    await addEvents(scenario, 'baseline', 1, { quality: 0.8, context: { task: 'sums' } });
    await moveNow(owner, release.id, 'hold', { reason: 'Looking.' });
    expect((await exclude(scenario, { value: 'proofs' })).status).toBe('held');
    await moveNow(owner, release.id, 'resume');
    // Whoever is left begins anew.
    await letPass(10, scenario);
    await addPassingTraffic(scenario);
    await promoteNow(scenario);
    expect(new Set(armsOf(scenario, 'primes'))).toEqual(new Set(['baseline']));
    expect(new Set(armsOf(scenario, 'proofs'))).toEqual(new Set(['baseline']));
    expect(armsOf(scenario, 'sums')).toContain('candidate');
    const back = await moveNow(owner, release.id, 'roll_back', { reason: 'Enough.' });
    expect(back.exclusions.map(({ value }) => value)).toEqual(['primes', 'proofs']);
    expect((await refusal(exclude(scenario, { value: 'sums' }))).reason).toBe('not_in_this_state');
  });
});

describe('who may exclude a cohort', () => {
  it('whoever may hold: a member and a key, no reviewer', async () => {
    const { release } = await liveScenario(1);
    const [member, reviewer] = [await makeUser('member'), await makeUser('reviewer')];
    const said = (value: string) => ({ ...PRIMES, value });
    const refused = await refusal(moveNow(reviewer, release.id, 'exclude_cohort', said('a')));
    expect(refused).toMatchObject({
      code: 'forbidden',
      message: 'The role reviewer may not exclude a cohort.',
    });
    await moveNow(member, release.id, 'exclude_cohort', said('a'));
    const { actor: key } = await makeKey(['release']);
    const { seq } = await getRelease(key, release.id);
    const after = await makeMove(key, release.id, { event: 'exclude_cohort', seq, ...said('b') });
    expect(after.exclusions.map(({ by }) => by)).toEqual([member.name, key.name]);
  });

  it('and Sluice itself, with what it was decided on frozen in history', async () => {
    const { owner, release } = await liveScenario(1);
    const evidence = { slice: { candidate: { n: 412, value: 0.31 } } };
    const said = { ...PRIMES, triggerId: 'parse', evidence };
    await excludeCohortBySystem(SLUICE, release.id, release.seq, said);
    const [exclusion] = (await getRelease(owner, release.id)).exclusions;
    expect(exclusion).toMatchObject({ ...PRIMES, by: 'Sluice', triggerId: 'parse' });
    const { entries } = await listAudit(owner, { releaseId: release.id, action: 'release.cohort_excluded' });
    expect(entries[0]).toMatchObject({
      actor: { kind: 'system' },
      data: { attribute: 'task', value: 'primes', triggerId: 'parse' },
      evidence,
    });
  });
});

describe('the slices of a release', () => {
  it('keep what was compared before the exclusion', async () => {
    const scenario = await liveScenario(1);
    await addEvents(scenario, 'candidate', 3, { quality: 0.2, context: { task: 'primes' } });
    await exclude(scenario);
    const { rows } = await getReleaseSlices(scenario.owner, scenario.release.id);
    expect(rows.find(({ cohort }) => cohort === 'task = primes')?.requests.candidate).toBe(3);
  });

  it('keeps what is still heard of it out of what is compared', async () => {
    const { feature, release, candidateId } = await liveScenario(1);
    const { id: releaseId } = release;
    const said = { versionId: candidateId, unknownLabel: null, releaseId, stageIndex: 1, comparable: true };
    const at = new Date();
    const events = ['primes', 'sums'].map((task) => ({
      id: randomUUID(),
      feature: feature.key,
      context: { task },
    }));
    await storeAt(
      events.map((input) => eventRow(feature.id, input, said, at)),
      at,
    );
    const sql = sqlClient();
    await sql`UPDATE release SET exclusions = ${sql.json([{ ...PRIMES, at: at.toISOString(), by: 'Ada', triggerId: null }])} WHERE id = ${releaseId}`;
    await sql`TRUNCATE rollup_part`;
    const outcomes = events.map(({ id }) => ({
      feature_id: feature.id,
      atMs: at.getTime(),
      input: { id: randomUUID(), feature: feature.key, outcome_of: id, quality: 0 },
    }));
    await commitIngest(ingestPool(), newIngestMemory(), [], outcomes, new Date());
    const parts =
      await sql`SELECT comparable, sums[2] AS n FROM rollup_part WHERE dimension = '' ORDER BY comparable`;
    expect(parts).toEqual([
      { comparable: false, n: 1 },
      { comparable: true, n: 1 },
    ]);
  });
});
