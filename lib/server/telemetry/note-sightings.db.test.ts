import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newIngestMemory } from '@/lib/testing/ingest-memory';
import { draftScenario, eventRow, type Scenario, storeAt } from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { ingestPool } from '../db/ingest-pool';
import { prismaClient } from '../db/prisma-client';
import { readSightings } from '../db/sighting-rows';
import { commitIngest } from './commit-ingest';
import type { EventRow } from './ingest-rows';

useServiceDatabase();

const [OLD, NEW] = ['a'.repeat(64), 'b'.repeat(64)];
const at = new Date('2026-02-03T10:00:00.000Z');

function row(
  { feature }: Scenario,
  versionId: string | null,
  prompt: string,
  id: string = randomUUID(),
): EventRow {
  const said = { versionId, unknownLabel: null, releaseId: null, stageIndex: null, comparable: false };
  return eventRow(feature.id, { id, feature: feature.key, fingerprints: { prompt } }, said, at);
}

const seen = ({ baselineId, candidateId }: Scenario) =>
  readSightings(prismaClient(), [baselineId, candidateId]).then((rows) =>
    rows.map(({ versionId, fingerprint, requests }) => [versionId, fingerprint, requests]).sort(),
  );

describe('contents in traffic', () => {
  it('are counted by version and content, each request once, whichever case the digits have', async () => {
    const scenario = await draftScenario();
    const { baselineId, candidateId } = scenario;
    const twice = row(scenario, baselineId, OLD);
    await storeAt([twice, row(scenario, baselineId, OLD.toUpperCase()), row(scenario, baselineId, NEW)], at);
    await storeAt([twice, row(scenario, candidateId, OLD), row(scenario, null, NEW)], at);
    expect(await seen(scenario)).toEqual(
      [
        [baselineId, OLD, 2],
        [baselineId, NEW, 1],
        [candidateId, OLD, 1],
      ].sort(),
    );
  });

  it('keep the first and the last instant, whatever order commits come in', async () => {
    const scenario = await draftScenario();
    const later = new Date(at.getTime() + 3_600_000);
    await storeAt([row(scenario, scenario.baselineId, OLD)], later);
    await storeAt([row(scenario, scenario.baselineId, OLD)], at);
    expect(await readSightings(prismaClient(), [scenario.baselineId])).toMatchObject([
      { firstSeenAt: at.toISOString(), lastSeenAt: later.toISOString(), requests: 2, reportedAt: null },
    ]);
  });

  it('are counted right by commits at the same time, in any order, with repeats', async () => {
    const scenario = await draftScenario();
    const { baselineId, candidateId } = scenario;
    const memory = newIngestMemory();
    const batches = Array.from({ length: 12 }, (_, batch) => {
      const rows = [OLD, NEW].flatMap((prompt) =>
        [baselineId, candidateId].map((versionId) =>
          row(scenario, versionId, prompt, `${batch} ${prompt} ${versionId}`),
        ),
      );
      return batch % 2 === 0 ? rows : rows.reverse();
    });
    const commits = [...batches, ...batches].map((rows) => commitIngest(ingestPool(), memory, rows, []));
    await Promise.all(commits);
    expect((await seen(scenario)).map(([, , requests]) => requests)).toEqual([12, 12, 12, 12]);
  });

  it('of a version that is gone are no reason to refuse its traffic', async () => {
    const scenario = await draftScenario();
    await storeAt([row(scenario, randomUUID(), OLD)], at);
    expect(await seen(scenario)).toEqual([]);
    expect(await prismaClient().event.count({ where: { featureId: scenario.feature.id } })).toBe(1);
  });
});
