import { describe, expect, it } from 'vitest';
import {
  addEvents,
  attachSmallComparison,
  draftScenario,
  letPass,
  moveNow,
  promoteNow,
} from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { listAudit } from '../audit/list-audit';
import { observeRolledBack } from '../release/observe-rolled-back';
import { getRecovery } from './get-recovery';

useServiceDatabase();

const SLUICE = { kind: 'system', id: 'sluice', name: 'Sluice' } as const;

describe('a recovery', () => {
  it('is held against the day before the release, not against what ran beside the candidate', async () => {
    const scenario = await draftScenario();
    const { owner, release, baselineId, candidateId } = scenario;
    for (const [hours, quality] of [
      [25, 0.1],
      [0.5, 0.9],
    ] as const) {
      await addEvents(scenario, 'baseline', 40, { quality, comparable: false });
      await letPass(hours * 3600, scenario);
    }
    await moveNow(owner, release.id, 'start');
    await attachSmallComparison(owner, release.id);
    await promoteNow(scenario);
    await addEvents(scenario, 'candidate', 7, { quality: 0.2 });
    await letPass(10, scenario);
    const rolling = await moveNow(owner, release.id, 'roll_back', { reason: 'Worse answers.' });
    await letPass(60, scenario);
    await addEvents(scenario, 'baseline', 35, { quality: 0.9, comparable: false });

    const recovery = await getRecovery(owner, release.id);
    const of = (stretch: 'before' | 'during' | 'since', id: string) =>
      recovery?.[stretch].totals.find(({ versionId }) => versionId === id);
    expect(of('before', baselineId)?.requests).toBe(40);
    expect(of('before', baselineId)?.metrics.quality).toEqual({ n: 40, value: expect.closeTo(0.9, 9) });
    expect(of('during', candidateId)?.requests).toBe(7);
    expect(of('since', baselineId)?.requests).toBe(35);
    expect(of('since', candidateId)).toBeUndefined();

    await observeRolledBack(SLUICE, release.id, rolling.seq);
    await moveNow(owner, release.id, 'confirm_recovery');
    const { entries } = await listAudit(owner, {
      releaseId: release.id,
      action: 'release.recovery_confirmed',
    });
    expect(entries[0]?.evidence).toMatchObject({
      beforeRelease: [{ versionId: baselineId, requests: 40 }],
      sinceRollback: [{ versionId: baselineId, requests: 35 }],
    });
  });

  it('is nothing before a rollback', async () => {
    const { owner, release } = await draftScenario();
    expect(await getRecovery(owner, release.id)).toBeNull();
  });
});
