import { describe, expect, it } from 'vitest';
import { makeUser, type UserActor } from '@/lib/testing/factories';
import {
  acceptedSignOff,
  addEvents,
  draftScenario,
  liveScenario,
  lookOnce,
  moveNow,
  settle,
  wholeNote,
} from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { getRelease } from '../release/get-release';
import { signOffRelease } from '../release/sign-off-release';
import { getDesk } from './get-desk';

useServiceDatabase();

const needs = async (actor: UserActor) =>
  (await getDesk(actor)).needsMe.map(({ kind, releaseId }) => ({ kind, releaseId }));

describe('the Desk', () => {
  it('asks the owner, and nobody else, to approve a gate that passes', async () => {
    const { owner, release } = await liveScenario(1);
    expect(await needs(owner)).toEqual([{ kind: 'approval', releaseId: release.id }]);
    expect(await needs(await makeUser('admin'))).toEqual([]);
    const desk = await getDesk(owner);
    expect(desk.needsMe[0]?.sentence).toBe(release.gate?.sentence);
    expect(desk.live.map(({ id }) => id)).toContain(release.id);
  });

  it('asks everybody who may to sign the four movements, but not who made the candidate', async () => {
    const scenario = await liveScenario(3, wholeNote({ tolerances: { quality: 0.5 } }));
    const { owner, release } = scenario;
    for (const arm of ['baseline', 'candidate'] as const) {
      await addEvents(scenario, arm, 100, { quality: 0.7 });
      await addEvents(scenario, arm, 100, { quality: 0.9 });
    }
    await settle(scenario);
    expect(await needs(owner)).toEqual([]);
    const reviewer = await makeUser('reviewer');
    expect(await needs(reviewer)).toEqual([{ kind: 'sign_off', releaseId: release.id }]);
    expect(await needs(await makeUser('viewer'))).toEqual([]);
    const { seq } = await getRelease(owner, release.id);
    await signOffRelease(reviewer, release.id, acceptedSignOff(seq));
    expect(await needs(reviewer)).toEqual([]);
    expect(await needs(owner)).toEqual([{ kind: 'approval', releaseId: release.id }]);
  });

  it('points at a trigger that is near before the approval', async () => {
    const scenario = await liveScenario(1);
    await addEvents(scenario, 'candidate', 4, { parseFailed: true });
    await addEvents(scenario, 'candidate', 30, { parseFailed: false });
    await settle(scenario);
    expect(await needs(scenario.owner)).toMatchObject([{ kind: 'trigger_near' }]);
  });

  it('shows a trigger that fired until its owner answers, then the rollback', async () => {
    const scenario = await liveScenario(1);
    const { owner, release } = scenario;
    await addEvents(scenario, 'candidate', 40, { parseFailed: true });
    await settle(scenario);
    await lookOnce();
    expect(await needs(owner)).toMatchObject([{ kind: 'trigger_fired' }]);
    await moveNow(owner, release.id, 'acknowledge_trigger');
    expect(await needs(owner)).toMatchObject([{ kind: 'rolling_back' }]);
  });

  it('keeps drafts apart, and what has ended', async () => {
    const { owner, release } = await draftScenario();
    expect(await needs(owner)).toMatchObject([{ kind: 'ready_to_start' }]);
    const before = await getDesk(owner);
    expect(before.drafts.map(({ id }) => id)).toContain(release.id);
    await moveNow(owner, release.id, 'abandon');
    const after = await getDesk(owner);
    expect(after.needsMe).toEqual([]);
    expect(after.ended.map(({ id }) => id)).toContain(release.id);
  });
});
