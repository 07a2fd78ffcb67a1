import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { watchContent } from '@/lib/server/jobs/watch-content';
import { makeUser } from '@/lib/testing/factories';
import {
  addEvents,
  addPassingTraffic,
  eventRow,
  liveScenario,
  moveNow,
  type Scenario,
  settle,
  storeAt,
} from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { listAudit } from '../audit/list-audit';
import { getDesk } from '../desk/get-desk';
import { acknowledgeHiddenEdit } from './acknowledge-hidden-edit';
import { getRelease } from './get-release';

useServiceDatabase();

const [OLD, NEW] = ['a'.repeat(64), 'b'.repeat(64)];
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const look = ({ owner, release }: Scenario) => getRelease(owner, release.id);

async function carry(scenario: Scenario, versionId: string, prompt: string, at: Date): Promise<void> {
  const { feature, release } = scenario;
  const said = { versionId, unknownLabel: null, releaseId: release.id, stageIndex: 1, comparable: true };
  const input = { id: randomUUID(), feature: feature.key, fingerprints: { prompt } };
  await storeAt([eventRow(feature.id, input, said, at)], at);
}

async function editedScenario(lastSeen: Date): Promise<Scenario> {
  const scenario = await liveScenario(1);
  await carry(scenario, scenario.candidateId, OLD, minutesAgo(60));
  await carry(scenario, scenario.candidateId, NEW, minutesAgo(50));
  await carry(scenario, scenario.candidateId, NEW, lastSeen);
  await settle(scenario);
  return scenario;
}

const told = async (
  { owner, release }: Scenario,
  action: 'release.hidden_edit_seen' | 'release.hidden_edit_acknowledged',
) => (await listAudit(owner, { releaseId: release.id, action })).entries;

const answer = (scenario: Scenario, reason = 'A hot fix in production, undone.') =>
  acknowledgeHiddenEdit(scenario.owner, scenario.release.id, {
    ...{ versionId: scenario.candidateId, axis: 'prompt' as const, fingerprint: NEW },
    reason,
  });

describe('a hidden edit', () => {
  it('is shown with both contents, waits on the desk, and freezes promotion', async () => {
    const scenario = await editedScenario(minutesAgo(0));
    const view = await look(scenario);
    expect(view.hiddenEdits).toMatchObject([
      {
        ...{ arm: 'candidate', axis: 'prompt', fingerprint: NEW, requests: 2, state: 'seen' },
        expected: { fingerprint: OLD, declared: false, requests: 1 },
      },
    ]);
    expect((await getDesk(scenario.owner)).needsMe).toMatchObject([{ kind: 'hidden_edit' }]);
    await expect(moveNow(scenario.owner, scenario.release.id, 'promote')).rejects.toMatchObject({
      message: expect.stringContaining('another prompt under the same label'),
    });
  });

  it('is told once in the history, by however many watchers', async () => {
    const scenario = await editedScenario(minutesAgo(0));
    const now = new Date();
    await Promise.all([watchContent(now), watchContent(now), watchContent(now)]);
    await carry(scenario, scenario.candidateId, NEW, new Date());
    await watchContent(new Date());
    const rows = await told(scenario, 'release.hidden_edit_seen');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      actor: { kind: 'system' },
      data: { axis: 'prompt', fingerprint: NEW, expected: OLD },
    });
  });

  it('cannot be acknowledged while it goes on, nor by another than the owner', async () => {
    const scenario = await editedScenario(minutesAgo(9));
    await expect(answer(scenario)).rejects.toMatchObject({ reason: 'hidden_edit_seen' });
    const admin = await makeUser('admin');
    await expect(answer({ ...scenario, owner: admin })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('opens promotion once it stopped and the owner answered, and freezes it again when it returns', async () => {
    const scenario = await editedScenario(minutesAgo(11));
    await watchContent(new Date());
    expect((await look(scenario)).hiddenEdits).toMatchObject([{ state: 'stopped' }]);
    await expect(moveNow(scenario.owner, scenario.release.id, 'promote')).rejects.toMatchObject({
      message: expect.stringContaining('It has stopped'),
    });
    expect((await answer(scenario)).gate?.kind).toBe('pass');
    await answer(scenario);
    expect(await told(scenario, 'release.hidden_edit_acknowledged')).toMatchObject([
      { reason: 'A hot fix in production, undone.' },
    ]);
    await moveNow(scenario.owner, scenario.release.id, 'promote');

    await carry(scenario, scenario.candidateId, NEW, new Date(Date.now() + 1));
    await addPassingTraffic(scenario);
    await watchContent(new Date());
    expect((await look(scenario)).gate?.checks).toContainEqual(
      expect.objectContaining({ code: 'no_hidden_edit', outcome: 'fail' }),
    );
    expect(await told(scenario, 'release.hidden_edit_seen')).toHaveLength(2);
  });
});

describe('requests without a known version', () => {
  it('are named with what they said, and above the limit stop promotion', async () => {
    const scenario = await liveScenario(1);
    await addEvents(scenario, 'unknown', 1);
    const view = await look(scenario);
    expect(view.unlabelled).toMatchObject({ unlabelled: 1, labels: [{ text: null, requests: 1 }] });
    await expect(moveNow(scenario.owner, scenario.release.id, 'promote')).rejects.toMatchObject({
      message: expect.stringContaining('more than 5 %'),
    });
  });

  it('are no alarm while they are few', async () => {
    const scenario = await liveScenario(1);
    await addEvents(scenario, 'baseline', 120);
    await addEvents(scenario, 'unknown', 6);
    const view = await look(scenario);
    expect(view.unlabelled).toBeNull();
    expect(view.gate?.kind).toBe('pass');
  });
});
