import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Plan } from '@/lib/core/release/note';
import { evaluateFlag } from '@/lib/core/routing/evaluate-flag';
import type { EventInput } from '@/lib/core/telemetry/event';
import { attributeEvent } from '@/lib/core/telemetry/event-attribution';
import { sqlClient } from '@/lib/server/db/sql-client';
import { buildSnapshot } from '@/lib/server/routing/build-snapshot';
import { readRequestGroups } from '@/lib/server/telemetry/read-request-groups';
import {
  draftScenario,
  eventRow,
  liveScenario,
  moveNow,
  type Scenario,
  storeAt,
  wholeNote,
} from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { previewCohorts } from './preview-cohorts';

useServiceDatabase();

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
const NEVER = new AbortController().signal;

function requestsOf({ feature }: Scenario, users: number): EventInput[] {
  return Array.from({ length: users * 2 }, (_, n) => ({
    id: randomUUID(),
    feature: feature.key,
    variant: 'v1',
    targeting_key: `user-${n % users}`,
    context: { tenant: n % 3 === 0 ? 'acme' : 'globex' },
  }));
}

async function store({ feature }: Scenario, inputs: readonly EventInput[], at: Date): Promise<void> {
  // What the scenario stored for its gates is not looked at here.
  await sqlClient()`DELETE FROM event WHERE feature_id = ${feature.id} AND targeting_key LIKE 'someone-%'`;
  const said = { versionId: null, unknownLabel: null, releaseId: null, stageIndex: null, comparable: false };
  await storeAt(
    inputs.map((input) => eventRow(feature.id, input, said, at)),
    at,
  );
}

const preview = ({ owner, feature }: Scenario, plan: Plan = wholeNote().plan) =>
  previewCohorts(owner, feature.key, { plan }, NEVER);

describe('the preview of a plan over stored traffic', () => {
  it('says of each stage what routing does with the same requests once it is live', async () => {
    const scenario = await liveScenario(3);
    const inputs = requestsOf(scenario, 150);
    await store(scenario, inputs, hoursAgo(2));
    const { routing } = await buildSnapshot(sqlClient(), Date.now());
    const routed = routing.features.get(scenario.feature.key);
    if (!routed) throw new Error('The feature is routed');
    const served = inputs.filter(
      ({ targeting_key = '', context }) =>
        evaluateFlag(routed, targeting_key, { ...context, targetingKey: targeting_key }).arm === 'candidate',
    );
    const compared = inputs.filter((input) => attributeEvent(routed, input).comparable);
    expect(served.length).toBeGreaterThan(20);
    expect(compared.length).toBeGreaterThan(served.length / 2);
    const { stages } = await preview(scenario);
    expect(stages[3]?.candidate).toMatchObject({
      requests: served.length,
      units: new Set(served.map((input) => input.targeting_key)).size,
    });
    expect(stages[3]?.matching).toEqual({ requests: 300, units: 150 });
    expect(stages[2]?.matching.requests).toBe(
      inputs.filter(({ context }) => context?.tenant === 'acme').length,
    );
    expect(stages[0]).toBeNull();
  });

  it('leaves out what the running release excludes, in its later stages too', async () => {
    const scenario = await liveScenario(1);
    await store(scenario, requestsOf(scenario, 150), hoursAgo(2));
    const cohort = { attribute: 'tenant', value: 'globex', reason: 'Worse there.' };
    await moveNow(scenario.owner, scenario.release.id, 'exclude_cohort', cohort);
    const { stages } = await preview(scenario);
    expect(stages[4]?.matching.requests).toBe(300);
    expect(stages[4]?.touched).toMatchObject([{ attribute: 'tenant', top: [{ value: 'acme' }] }]);
    expect(stages[4]?.touched[0]?.top).toHaveLength(1);
  });

  it('reckons a day from the time that has traffic, and tells requests without a key apart', async () => {
    const scenario = await draftScenario();
    await store(scenario, requestsOf(scenario, 100), hoursAgo(12));
    await store(scenario, [{ id: 'keyless', feature: scenario.feature.key }], hoursAgo(1));
    const { requests, keyless, coveredHours, stages, sampled } = await preview(scenario);
    expect({ requests, keyless, sampled }).toEqual({ requests: 201, keyless: 1, sampled: 1 });
    expect(coveredHours).toBeCloseTo(12, 1);
    const full = stages[4]?.candidate;
    expect((full?.perDay ?? 0) / (full?.requests ?? 1)).toBeCloseTo(2, 1);
    expect(stages[4]?.touched).toMatchObject([
      { attribute: 'tenant', distinct: 2, top: [{ value: 'globex' }, {}] },
    ]);
  });

  it('leaves out what is older than a day, and other features', async () => {
    const scenario = await draftScenario();
    await store(scenario, requestsOf(scenario, 5), hoursAgo(25));
    const other = await draftScenario();
    await store(other, requestsOf(other, 5), hoursAgo(1));
    expect(await preview(scenario)).toMatchObject({
      requests: 0,
      stages: [null, { days: null }, {}, {}, {}],
    });
  });

  it('samples evenly over time: one of so many blocks of 5 s', async () => {
    const scenario = await draftScenario();
    const from = hoursAgo(1);
    for (let block = 0; block < 8; block += 1) {
      await store(scenario, requestsOf(scenario, 1), new Date(from.getTime() + block * 5_000 + 1_000));
    }
    const question = { featureId: scenario.feature.id, from, to: new Date(from.getTime() + 40_000) };
    const count = async (every: number) => {
      let requests = 0;
      for await (const groups of readRequestGroups(question, every)) {
        for (const group of groups) requests += group.requests;
      }
      return requests;
    };
    expect([await count(1), await count(2), await count(4), await count(8)]).toEqual([16, 8, 4, 2]);
  });
});
