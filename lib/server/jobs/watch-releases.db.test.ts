import { describe, expect, it } from 'vitest';
import {
  addEvents,
  letPass,
  liveScenario,
  lookOnce,
  moveNow,
  PARSE_TRIGGER,
  type Scenario,
  settle,
  wholeNote,
} from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { prismaClient } from '../db/prisma-client';
import { findRelease } from '../db/release-row';
import { listAudit } from '../services/audit/list-audit';
import { gatherWatch } from '../services/release/gather-watch';
import { getRelease } from '../services/release/get-release';
import { watchRelease } from './watch-release';
import { startWatch } from './watch-releases';

useServiceDatabase();

const look = ({ owner, release }: Scenario) => getRelease(owner, release.id);
const historyOf = async (
  { owner, release }: Scenario,
  action: 'release.trigger_fired' | 'release.rollback_observed',
) => (await listAudit(owner, { releaseId: release.id, action })).entries;

/** Enough parse failures of the candidate for PARSE_TRIGGER. */
const failParsing = async (scenario: Scenario) => {
  await addEvents(scenario, 'candidate', 40, { parseFailed: true });
  await settle(scenario);
};

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('a trigger', () => {
  it('fires once, with its numbers frozen, and takes exposure away', async () => {
    const scenario = await liveScenario(1);
    await failParsing(scenario);
    await lookOnce();
    const after = await look(scenario);
    expect(after.status).toBe('rolling_back');
    expect(after.firedTrigger).toMatchObject({
      triggerId: 'parse',
      action: 'roll_back',
      candidate: { n: 41, value: 40 / 41 },
      baseline: null,
      threshold: 0.02,
      acknowledgedAt: null,
    });
    await lookOnce();
    const [row, ...more] = await historyOf(scenario, 'release.trigger_fired');
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      actor: { kind: 'system' },
      evidence: { trigger: { candidate: { n: 41, value: 40 / 41 } } },
    });
  });

  it('fires once when two watchers see it at the same time', async () => {
    const scenario = await liveScenario(1);
    await failParsing(scenario);
    const seen = await findRelease(prismaClient(), scenario.release.id);
    if (!seen) throw new Error('The release is there');
    const now = new Date();
    const reading = await gatherWatch(seen);
    await Promise.all([watchRelease(seen, reading, now), watchRelease(seen, reading, now)]);
    expect(await historyOf(scenario, 'release.trigger_fired')).toHaveLength(1);
    expect((await look(scenario)).seq).toBe(scenario.release.seq + 1);
  });

  it('that is due stops a promotion that would outrun the watch', async () => {
    const scenario = await liveScenario(1);
    await failParsing(scenario);
    await expect(moveNow(scenario.owner, scenario.release.id, 'promote')).rejects.toMatchObject({
      code: 'conflict',
      reason: 'trigger_due',
    });
    expect((await look(scenario)).status).toBe('live');
  });

  it('stays quiet below its minimum of requests, and for requests that are not comparable', async () => {
    const scenario = await liveScenario(1);
    await addEvents(scenario, 'candidate', 9, { parseFailed: true });
    await addEvents(scenario, 'candidate', 50, { parseFailed: true, comparable: false });
    await settle(scenario);
    await lookOnce();
    const after = await look(scenario);
    expect(after.status).toBe('live');
    expect(after.triggers).toMatchObject([{ state: 'near', detail: 'Candidate 90.0 % (n 10).' }]);
  });

  it('fires while the release is held', async () => {
    const scenario = await liveScenario(1);
    await moveNow(scenario.owner, scenario.release.id, 'hold', { reason: 'Waits for approval.' });
    await failParsing(scenario);
    await lookOnce();
    expect((await look(scenario)).status).toBe('rolling_back');
  });

  it('that holds stays latched for a watcher that has just started, until the owner answers', async () => {
    const scenario = await liveScenario(1, wholeNote({ triggers: [{ ...PARSE_TRIGGER, action: 'hold' }] }));
    const { owner, release } = scenario;
    await failParsing(scenario);
    await lookOnce();
    const held = await look(scenario);
    expect(held.status).toBe('held');

    const stop = startWatch(1);
    await expect(moveNow(owner, release.id, 'resume')).rejects.toMatchObject({
      reason: 'trigger_unacknowledged',
    });
    await moveNow(owner, release.id, 'acknowledge_trigger');
    await moveNow(owner, release.id, 'resume');
    await stop();
    await lookOnce();
    const after = await look(scenario);
    expect(after.status).toBe('live');
    expect(after.firedTrigger?.acknowledgedAt).not.toBeNull();
    expect(await historyOf(scenario, 'release.trigger_fired')).toHaveLength(1);
  });
});

describe('a rollback', () => {
  it('is not observed while requests carry the candidate, and is once they have stopped', async () => {
    const scenario = await liveScenario(1);
    await moveNow(scenario.owner, scenario.release.id, 'roll_back', { reason: 'Complaints.' });
    await letPass(60, scenario);
    await addEvents(scenario, 'candidate', 1, { comparable: false });
    await addEvents(scenario, 'baseline', 9, { comparable: false });
    await lookOnce();
    const rolling = await look(scenario);
    expect(rolling.status).toBe('rolling_back');
    expect(rolling.rollback?.sentence).toMatch(/^Rolling back: 10 % of requests still carry the candidate/);

    await letPass(31, scenario);
    await lookOnce();
    expect((await look(scenario)).status).toBe('rolling_back');

    await addEvents(scenario, 'baseline', 1, { comparable: false });
    await lookOnce();
    expect((await look(scenario)).status).toBe('recovery_unconfirmed');
    const [row] = await historyOf(scenario, 'release.rollback_observed');
    expect(row?.evidence).toMatchObject({ rollback: { totalRequests: 1, candidateRequests: 0 } });
  });

  it('is not observed before the quiet time has passed', async () => {
    const scenario = await liveScenario(1);
    await moveNow(scenario.owner, scenario.release.id, 'roll_back', { reason: 'Complaints.' });
    await addEvents(scenario, 'baseline', 5, { comparable: false });
    await lookOnce();
    expect((await look(scenario)).status).toBe('rolling_back');
  });
});

describe('the watch', () => {
  it('carries its evidence from stage to stage, also for who reads before it was ever written down', async () => {
    const { release } = await liveScenario(2);
    const seen = await findRelease(prismaClient(), release.id);
    const reading = seen && (await gatherWatch(seen));
    expect(reading?.triggers[0]?.candidate.n).toBe(2);
    expect(reading?.tolerances[0]?.candidate.n).toBe(1);
  });

  it('goes on with the other releases when one cannot be read', async () => {
    const [broken, sound] = [await liveScenario(1), await liveScenario(1)];
    await failParsing(sound);
    const { id } = broken.release;
    await prismaClient().$executeRaw`UPDATE release SET note_draft = '{}' WHERE id = ${id}`;
    await lookOnce();
    expect((await look(sound)).status).toBe('rolling_back');
    await prismaClient().$executeRaw`DELETE FROM release WHERE id = ${id}`;
  });

  it('runs by itself, and stops when told', async () => {
    const scenario = await liveScenario(1);
    await failParsing(scenario);
    const stop = startWatch(5);
    await until(async () => (await look(scenario)).status === 'rolling_back');
    await stop();
  });
});
