import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Trigger } from '@/lib/core/release/note';
import { makeUser } from '@/lib/testing/factories';
import {
  draftScenario,
  eventRow,
  PARSE_TRIGGER,
  type Scenario,
  storeAt,
} from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { previewTriggers } from './preview-triggers';

useServiceDatabase();

const NEVER = new AbortController().signal;
const MARGIN: Trigger = { ...PARSE_TRIGGER, id: 'margin', comparison: 'margin', minRequests: 30 };
const LIMIT: Trigger = { ...PARSE_TRIGGER, id: 'limit', threshold: 0.05 };

async function store(
  { feature }: Scenario,
  versionId: string,
  count: number,
  failing: number,
): Promise<void> {
  const at = new Date(Date.now() - 60_000);
  const said = { versionId, unknownLabel: null, releaseId: null, stageIndex: null, comparable: false };
  const rows = Array.from({ length: count }, (_, k) =>
    eventRow(feature.id, { id: randomUUID(), feature: feature.key, parse_failed: k < failing }, said, at),
  );
  await storeAt(rows, at);
}

const ask = ({ owner, feature }: Scenario, triggers: Trigger[]) =>
  previewTriggers(owner, feature.key, { triggers, metricsToWatch: [], share: 0.1, stage: 'Canary' }, NEVER);

describe('the preview of triggers over stored baseline traffic', () => {
  it('says how often each would have fired, and how soon it sees something', async () => {
    const scenario = await draftScenario();
    await store(scenario, scenario.baselineId, 600, 120);
    // What is no baseline says nothing of it.
    await store(scenario, scenario.candidateId, 600, 600);
    const { triggers } = await ask(scenario, [MARGIN, LIMIT]);
    expect(triggers.map(({ id }) => id)).toEqual(['margin', 'limit']);
    expect(triggers[0]?.firings).toMatch(/it would never have fired, played as one release/);
    expect(triggers[0]?.detectable).toMatch(
      /^Can detect a rise of 4 points within about [\d,]+ requests at “Canary”/,
    );
    // A fifth of the baseline fails, so it breaks the limit by itself.
    expect(triggers[1]?.firings).toMatch(/it would have fired once/);
  });

  it('says so where the baseline has no traffic, and leaves nobody out who may read', async () => {
    const { owner: _owner, ...rest } = await draftScenario();
    const scenario = { ...rest, owner: await makeUser('viewer') };
    const { triggers } = await ask(scenario, [MARGIN]);
    expect(triggers[0]?.firings).toMatch(
      /^No requests whose output was parsed on the baseline in the last 30/,
    );
    expect(triggers[0]?.detectable).toMatch(/^There is too little baseline traffic/);
  });

  it('refuses a feature that is not there', async () => {
    const { owner } = await draftScenario();
    const asked = previewTriggers(
      owner,
      'nowhere',
      { triggers: [], metricsToWatch: [], share: 1, stage: '' },
      NEVER,
    );
    await expect(asked).rejects.toMatchObject({ code: 'not_found' });
  });
});
