import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { EventInput } from '@/lib/core/telemetry/event';
import { draftScenario, eventRow, liveScenario, storeAt } from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { suggestForNote } from './suggest-for-note';

useServiceDatabase();

const said = { unknownLabel: null, releaseId: null, stageIndex: null, comparable: false };

async function store(
  featureId: string,
  versionId: string,
  inputs: readonly Partial<EventInput>[],
): Promise<void> {
  const at = new Date(Date.now() - 3_600_000);
  await storeAt(
    inputs.map((input) =>
      eventRow(featureId, { id: randomUUID(), feature: 'f', ...input }, { ...said, versionId }, at),
    ),
    at,
  );
}

it('says which metrics the feature’s traffic carries, and its cohorts by traffic', async () => {
  const { owner, feature, release, baselineId } = await draftScenario();
  await store(feature.id, baselineId, [
    ...Array.from({ length: 6 }, () => ({ quality: 0.9, context: { tenant: 'acme', staff: false } })),
    ...Array.from({ length: 3 }, () => ({ latency_ms: 10, context: { tenant: 'globex', staff: false } })),
    { tool_calls: 4, tool_errors: 1, context: { tenant: 'acme', staff: true } },
  ]);
  const view = await suggestForNote(owner, feature.key, { except: release.id });
  const seen = Object.fromEntries(view.metrics.map(({ metric, seen: n }) => [metric, n]));
  expect(view.requests).toBe(10);
  expect(seen).toMatchObject({ quality: 6, latency_p95: 3, tool_errors: 4, cost: 0, refusals: 0 });
  expect(view.attributes).toEqual([
    {
      attribute: 'staff',
      values: [
        { value: 'false', requests: 9 },
        { value: 'true', requests: 1 },
      ],
      more: 0,
    },
    {
      attribute: 'tenant',
      values: [
        { value: 'acme', requests: 7 },
        { value: 'globex', requests: 3 },
      ],
      more: 0,
    },
  ]);
  expect(view).toMatchObject({ last: null, monitoring: null, owners: [], telemetryAway: null });
});

it('says who owned releases of the feature, and how the last one was watched', async () => {
  const { owner, feature, release } = await liveScenario(1);
  const view = await suggestForNote(owner, feature.key);
  expect(view).toMatchObject({
    owners: [{ userId: owner.id, releases: 1 }],
    last: { releaseId: release.id, note: { metricsToWatch: ['quality'] } },
    monitoring: { releaseTitle: release.title, query: { metric: 'quality', windowMinutes: 60 } },
  });
  expect(await suggestForNote(owner, feature.key, { except: release.id })).toMatchObject({
    owners: [],
    last: null,
  });
});

it('refuses a feature that is not there', async () => {
  const { owner } = await draftScenario();
  await expect(suggestForNote(owner, 'nowhere')).rejects.toMatchObject({ code: 'not_found' });
});
