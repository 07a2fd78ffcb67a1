import { describe, expect, it } from 'vitest';
import { DomainError } from '@/lib/core/domain-error';
import { emptyNote } from '@/lib/core/release/empty-note';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { makeKey, makeUser } from '@/lib/testing/factories';
import {
  addEvents,
  addPassingTraffic,
  draftScenario,
  letPass,
  liveScenario,
  moveNow,
  promoteNow,
  wholeNote,
} from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { listAudit } from '../audit/list-audit';
import { verifyAudit } from '../audit/verify-audit';
import { getFeature } from '../feature/get-feature';
import { createRelease } from './create-release';
import { getRelease } from './get-release';
import { makeMove } from './make-move';
import { observeRolledBack } from './observe-rolled-back';

useServiceDatabase();

const SLUICE = { kind: 'system', id: 'sluice', name: 'Sluice' } as const;

async function refusal(work: Promise<unknown>): Promise<DomainError> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof DomainError) return error;
  throw error ?? new Error('was not refused');
}

describe('starting', () => {
  it('names everything that is missing, each by its code (rule 1)', async () => {
    const { owner, release } = await draftScenario(emptyNote());
    const refused = await refusal(makeMove(owner, release.id, { event: 'start', seq: release.seq }));
    expect(refused.code).toBe('incomplete_note');
    expect(refused.issues.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        'missing_change',
        'missing_expected_gain',
        'missing_primary_risk',
        'missing_expanded_cohort',
        'missing_metrics',
        'missing_trigger',
        'missing_query',
      ]),
    );
    expect((await getRelease(owner, release.id)).status).toBe('draft');
  });

  it('names a missing owner and a missing candidate', async () => {
    const { feature } = await draftScenario();
    await prismaClient().release.deleteMany({ where: { featureId: feature.id } });
    const { actor } = await makeKey(['release']);
    const release = await createRelease(actor, { featureKey: feature.key, title: 'Open', note: wholeNote() });
    const refused = await refusal(makeMove(actor, release.id, { event: 'start', seq: release.seq }));
    expect(refused.issues.map(({ code }) => code).sort()).toEqual(['missing_candidate', 'missing_owner']);
  });

  it('makes the draft the first revision', async () => {
    const { owner, release } = await draftScenario();
    const started = await moveNow(owner, release.id, 'start');
    expect(started).toMatchObject({ status: 'offline_check', stageIndex: 0, noteRevision: 1, seq: 1 });
    expect(started.stages[0]?.enteredAt).toBe(started.startedAt);
  });
});

describe('a release', () => {
  it('goes from draft to completed, and its candidate is live then', async () => {
    const scenario = await liveScenario(4);
    const { owner, feature, release, candidateId } = scenario;
    expect(release).toMatchObject({ status: 'live', stageIndex: 4, nextStage: null });
    expect(release.gate?.overridable).toEqual(['no_worse_quality']);
    const done = await promoteNow(scenario, 'complete');
    expect(done.status).toBe('completed');
    expect(done.stages.every(({ state }) => state === 'done')).toBe(true);
    expect((await getFeature(owner, feature.key)).live?.id).toBe(candidateId);
    const { entries } = await listAudit(owner, { releaseId: release.id });
    expect(entries.map(({ action }) => action).reverse()).toEqual([
      'release.created',
      'release.started',
      'evidence.attached',
      ...Array(3).fill('release.promoted'),
      'release.signed_off',
      'release.promoted',
      'release.completed',
      'version.made_live',
    ]);
    const promoted = entries.find(({ action }) => action === 'release.promoted');
    expect(promoted?.evidence).toMatchObject({
      facts: { arms: { candidate: { requests: 1 } } },
      verdict: { overridable: ['no_worse_quality'] },
    });
    expect(promoted?.noteRevision).toBe(1);
    expect((await verifyAudit(owner)).kind).toBe('intact');
  });

  it('is not promoted while its gate is open, and the refusal carries the gate', async () => {
    const { owner, release } = await draftScenario();
    await moveNow(owner, release.id, 'start');
    const refused = await refusal(moveNow(owner, release.id, 'promote'));
    expect(refused).toMatchObject({ code: 'conflict', reason: 'gate_blocked' });
    expect(refused.extra).toMatchObject({ gate: { kind: 'blocked' }, state: { status: 'offline_check' } });
  });

  it('is promoted by its owner alone: an admin is refused, with an audit row (rule 2)', async () => {
    const { release } = await liveScenario(1);
    const admin = await makeUser('admin');
    const refused = await refusal(moveNow(admin, release.id, 'promote'));
    expect(refused).toMatchObject({ code: 'forbidden', reason: 'not_owner' });
    const { entries } = await listAudit(admin, { releaseId: release.id, action: 'access.refused' });
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ actor: { id: admin.id }, data: { permission: 'release:promote' } });
    expect((await getRelease(admin, release.id)).stageIndex).toBe(1);
  });

  it('may be held and rolled back by any member, never by a reviewer', async () => {
    const { release } = await liveScenario(1);
    const [member, reviewer] = [await makeUser('member'), await makeUser('reviewer')];
    const said = { reason: 'Complaints come in.' };
    expect((await refusal(moveNow(reviewer, release.id, 'hold', said))).code).toBe('forbidden');
    expect((await moveNow(member, release.id, 'hold', said)).status).toBe('held');
    expect((await refusal(moveNow(member, release.id, 'resume'))).code).toBe('forbidden');
    expect((await moveNow(member, release.id, 'roll_back', said)).status).toBe('rolling_back');
  });

  it('is promoted by one of two who promote at once; the other sees where it stands', async () => {
    const { owner, release } = await liveScenario(1);
    const promote = () => makeMove(owner, release.id, { event: 'promote', seq: release.seq });
    const [first, second] = await Promise.allSettled([promote(), promote()]);
    const won = [first, second].filter(({ status }) => status === 'fulfilled');
    const lost = [first, second].find((one) => one?.status === 'rejected');
    expect(won).toHaveLength(1);
    expect(lost?.status === 'rejected' && lost.reason).toMatchObject({
      code: 'stale_state',
      extra: { state: { status: 'live', stageIndex: 2, seq: release.seq + 1, stageName: 'One tenant' } },
    });
    expect((await getRelease(owner, release.id)).stageIndex).toBe(2);
  });

  it('keeps its stage and when it was entered over hold and resume', async () => {
    const { owner, release } = await liveScenario(2);
    const held = await moveNow(owner, release.id, 'hold', { reason: 'A holiday.' });
    expect(held.stages[2]?.state).toBe('held');
    const resumed = await moveNow(owner, release.id, 'resume');
    expect(resumed).toMatchObject({
      status: 'live',
      stageIndex: 2,
      stageEnteredAt: release.stageEnteredAt,
    });
  });

  it('asks for a reason to hold, by the name of the field', async () => {
    const { owner, release } = await liveScenario(1);
    const refused = await refusal(moveNow(owner, release.id, 'hold', { reason: '  ' }));
    expect(refused).toMatchObject({ code: 'invalid_input', reason: 'reason_missing' });
    expect(refused.issues[0]?.field).toBe('reason');
  });

  it('is rolled back, observed, confirmed, and only then lets the next one begin (rule 7)', async () => {
    const scenario = await liveScenario(1);
    const { owner, feature, release } = scenario;
    const rolling = await moveNow(owner, release.id, 'roll_back', { reason: 'Parse failures.' });
    expect(rolling.rollback).toMatchObject({ observed: false, totalRequests: 0 });
    const next = () => createRelease(owner, { featureKey: feature.key, title: 'Next' });
    expect((await refusal(next())).message).toContain('is rolling back');
    const observe = () => observeRolledBack(SLUICE, release.id, rolling.seq);
    await letPass(10, scenario);
    await addEvents(scenario, 'candidate', 1, { comparable: false });
    await letPass(40, scenario);
    expect(await refusal(observe())).toMatchObject({ reason: 'rollback_not_observed' });
    await addEvents(scenario, 'baseline', 3, { comparable: false, quality: 0.8 });
    await observe();
    expect((await refusal(next())).message).toContain('recovery is not confirmed');
    const closed = await moveNow(owner, release.id, 'confirm_recovery');
    expect(closed.status).toBe('closed');
    const { entries } = await listAudit(owner, {
      releaseId: release.id,
      action: 'release.recovery_confirmed',
    });
    const since = [
      expect.objectContaining({ versionId: scenario.baselineId, requests: 3 }),
      expect.objectContaining({ versionId: scenario.candidateId, requests: 1 }),
    ];
    expect(entries[0]?.evidence).toMatchObject({ sinceRollback: expect.arrayContaining(since) });
    expect((await next()).status).toBe('draft');
  });

  it('is the only active one of its feature, and the refusal names it', async () => {
    const { owner, feature, release } = await draftScenario();
    const refused = await refusal(createRelease(owner, { featureKey: feature.key, title: 'Second' }));
    expect(refused).toMatchObject({
      code: 'conflict',
      reason: 'active_release',
      extra: { release: { id: release.id } },
    });
  });

  it('is handed over by its owner, or by an admin who says why, to somebody who may own it', async () => {
    const { owner, release } = await draftScenario();
    const [admin, next, reviewer] = [
      await makeUser('admin'),
      await makeUser('member'),
      await makeUser('reviewer'),
    ];
    const to = (id: string, reason?: string) => ({ toOwnerId: id, ...(reason ? { reason } : {}) });
    expect((await refusal(moveNow(owner, release.id, 'hand_over', to(reviewer.id)))).reason).toBe(
      'unfit_owner',
    );
    expect((await refusal(moveNow(admin, release.id, 'hand_over', to(next.id)))).reason).toBe(
      'reason_missing',
    );
    const handed = await moveNow(admin, release.id, 'hand_over', to(next.id, 'On leave.'));
    expect(handed.owner?.id).toBe(next.id);
    expect((await refusal(moveNow(owner, release.id, 'hand_over', to(owner.id)))).code).toBe('forbidden');
  });

  it('needs an override for an inconclusive check, with a reason that is kept', async () => {
    const note = wholeNote();
    const [offline, canary, ...rest] = note.plan.stages;
    if (!offline || !canary) throw new Error('The plan has stages');
    const stages = [offline, { ...canary, minMinutes: 600 }, ...rest];
    const scenario = await liveScenario(1, { ...note, plan: { stages } });
    await addPassingTraffic(scenario);
    const { owner, release } = scenario;
    expect((await refusal(moveNow(owner, release.id, 'promote'))).reason).toBe('gate_blocked');
    const overrides = [{ check: 'stage_minutes' as const, reason: 'The numbers are plain already.' }];
    const promoted = await moveNow(owner, release.id, 'promote', { overrides });
    expect(promoted.stageIndex).toBe(2);
    const { entries } = await listAudit(owner, { releaseId: release.id, action: 'release.promoted' });
    expect(entries[0]?.data).toMatchObject({ overrides });
  });
});
