import { describe, expect, it } from 'vitest';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { makeUser, type UserActor } from '@/lib/testing/factories';
import {
  acceptedSignOff,
  addEvents,
  liveScenario,
  moveNow,
  promoteNow,
  type Scenario,
  settle,
  wholeNote,
} from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { getRelease } from './get-release';
import { getSignOff } from './get-sign-off';
import { saveDraft } from './save-draft';
import { signOffRelease } from './sign-off-release';

useServiceDatabase();

const LAST_BEFORE_FULL = 3;

const checkOf = async ({ owner, release }: Scenario) => {
  const { gate } = await getRelease(owner, release.id);
  return gate?.checks.find(({ code }) => code === 'four_movements');
};

async function sign(actor: UserActor, { release }: Scenario, changes = {}) {
  const { seq } = await getRelease(actor, release.id);
  return signOffRelease(actor, release.id, { ...acceptedSignOff(seq), ...changes });
}

describe('before full rollout', () => {
  it('nobody promotes until a person has signed, and words do not take the place of it', async () => {
    const scenario = await liveScenario(LAST_BEFORE_FULL);
    expect(await checkOf(scenario)).toMatchObject({ outcome: 'no_data', structural: true });
    const { owner, release } = scenario;
    const reason = 'There is nobody else here.';
    await expect(
      moveNow(owner, release.id, 'promote', { overrides: [{ check: 'four_movements', reason }] }),
    ).rejects.toMatchObject({ reason: 'override_refused' });

    await sign(await makeUser('reviewer'), scenario);
    expect(await checkOf(scenario)).toMatchObject({ outcome: 'pass' });
    expect((await promoteNow(scenario)).stageIndex).toBe(LAST_BEFORE_FULL + 1);
    const rows = await prismaClient().auditEntry.findMany({
      where: { releaseId: release.id },
      orderBy: { seq: 'asc' },
    });
    const bodies = rows.map((row) => JSON.parse(row.body));
    expect(bodies.find(({ action }) => action === 'release.signed_off')?.evidence.signOff.requests).toEqual({
      baseline: 1,
      candidate: 1,
    });
    const promoted = bodies.findLast(({ action }) => action === 'release.promoted');
    expect(promoted?.evidence.facts.signOff.signed.movements.quality.mark).toBe('same');
  });

  it('is asked for nowhere else', async () => {
    const scenario = await liveScenario(1);
    expect(await checkOf(scenario)).toBeUndefined();
    await expect(getSignOff(scenario.owner, scenario.release.id)).rejects.toMatchObject({
      reason: 'not_before_full',
    });
  });

  it('takes the word of nobody who made the candidate, may only look, or saw another state', async () => {
    const scenario = await liveScenario(LAST_BEFORE_FULL);
    await expect(sign(scenario.owner, scenario)).rejects.toMatchObject({ reason: 'candidate_author' });
    expect((await getSignOff(scenario.owner, scenario.release.id)).refusal).toMatch(/^You made v2/);
    await expect(sign(await makeUser('viewer'), scenario)).rejects.toMatchObject({ code: 'forbidden' });
    const reviewer = await makeUser('reviewer');
    await expect(sign(reviewer, scenario, { seq: 1 })).rejects.toMatchObject({ code: 'stale_state' });
  });

  it('stops at what a person refuses, and at a cost jump that nobody explains', async () => {
    const scenario = await liveScenario(LAST_BEFORE_FULL);
    const reviewer = await makeUser('reviewer');
    const { movements } = acceptedSignOff(0);
    const refused = { mark: 'refused' as const, remark: 'Refunds are answered wrongly.' };
    await sign(reviewer, scenario, { movements: { ...movements, quality: refused } });
    expect(await checkOf(scenario)).toMatchObject({ outcome: 'fail' });

    await addEvents(scenario, 'baseline', 3, { costUsd: 0.01 });
    await addEvents(scenario, 'candidate', 3, { costUsd: 0.02 });
    await settle(scenario);
    await expect(sign(reviewer, scenario)).rejects.toMatchObject({
      issues: [{ code: 'cost_unexplained', field: 'costExplanation' }],
    });
    const words = { costExplanation: 'The longer context is billed.' };
    await sign(await makeUser('member'), scenario, words);
    expect(await checkOf(scenario)).toMatchObject({ outcome: 'fail' });
    const old = new Date(Date.now() - 16 * 60_000).toISOString();
    await expect(sign(reviewer, scenario, { ...words, readAt: old })).rejects.toMatchObject({
      reason: 'figures_outdated',
    });
    await sign(reviewer, scenario, { costExplanation: 'The longer context is billed.' });
    expect(await checkOf(scenario)).toMatchObject({
      outcome: 'pass',
      candidate: expect.stringContaining('0.02'),
    });
  });

  it('asks again after the note was edited', async () => {
    const scenario = await liveScenario(LAST_BEFORE_FULL);
    const { owner, release } = scenario;
    await sign(await makeUser('reviewer'), scenario);
    const { draft } = await getRelease(owner, release.id);
    await saveDraft(owner, release.id, {
      draftSeq: draft.seq,
      note: wholeNote({ primaryRisk: 'Other answers.' }),
    });
    await moveNow(owner, release.id, 'revise_note', { reason: 'Another risk.' });
    expect(await checkOf(scenario)).toMatchObject({ outcome: 'no_data' });
  });
});
