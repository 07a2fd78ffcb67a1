import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from '@/lib/testing/database';
import { startTestServer, type TestServer } from '@/lib/testing/http-server';
import { SCENARIO } from '@/lib/testing/routing-scenario';
import { SluiceClient } from './client';
import { readLog } from './read-log';
import type { RecordedCase } from './recorded-case';
import { type AssignmentLine, replay } from './replay';

const database = useTestDatabase();
const RECORDED = path.join(process.cwd(), '../shared/data/llmdrift/gpt-4_0314-to-0613/events.jsonl');

describe('replay', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(database.url, [{ rule: { kind: 'everyone' }, share: 0.5 }]);
  });
  afterAll(() => server.close());

  const run = async (cases: RecordedCase[], name: string, speed: number | null = null) => {
    const client = new SluiceClient(server.url, SCENARIO.secret, SCENARIO.featureKey);
    const assigned: AssignmentLine[] = [];
    const totals = await replay(cases, client, {
      feature: SCENARIO.featureKey,
      run: name,
      speed,
      signal: new AbortController().signal,
      onAssigned: (line) => assigned.push(line),
    });
    return { totals, assigned };
  };

  it('reports what the assigned version did, once for a run however often it is sent', async () => {
    const cases = ['user-1', 'user-2', 'ada@example.org'].map((key) => ({
      key,
      context: { task: 'prime' },
      arms: [
        { arm: 'baseline', modelVersion: 'model-1', position: 1, measured: { latency_ms: 100, quality: 1 } },
        { arm: 'candidate', modelVersion: 'model-2', position: 2, measured: { latency_ms: 200, quality: 0 } },
      ],
    }));
    const first = await run(cases, 'small');
    expect(first.totals).toMatchObject({ accepted: 3, duplicates: 0, rejected: [], unrecorded: 0 });
    expect(Object.fromEntries(first.totals.byVersion)).toEqual({ 'v1 (model-1)': 1, 'v2 (model-2)': 2 });
    expect((await run(cases, 'small')).totals).toMatchObject({ accepted: 0, duplicates: 3 });
    expect((await run(cases, 'again', 100)).totals).toMatchObject({ accepted: 3 });
    const rows = await server.sql`
      SELECT targeting_key, version_id, latency_ms, quality, comparable, context FROM event
      WHERE id LIKE 'small/%' ORDER BY targeting_key`;
    expect(rows).toMatchObject([
      {
        targeting_key: 'ada@example.org',
        version_id: SCENARIO.baselineId,
        latency_ms: 100,
        quality: 1,
        comparable: true,
      },
      {
        targeting_key: 'user-1',
        version_id: SCENARIO.candidateId,
        latency_ms: 200,
        quality: 0,
        comparable: true,
      },
      { targeting_key: 'user-2', version_id: SCENARIO.candidateId, context: { task: 'prime' } },
    ]);
  });

  it.skipIf(!existsSync(RECORDED))(
    'stores the recorded release to the last digit (skipped where its data is absent)',
    async () => {
      const cases = readLog(RECORDED, 'case_id');
      const { totals, assigned } = await run(cases, 'gpt-4');
      expect(totals).toMatchObject({ accepted: 1_100, duplicates: 0, rejected: [], unrecorded: 0 });
      expect(assigned).toHaveLength(1_100);
      const recorded = new Map(cases.flatMap(({ arms }) => arms.map((arm) => [arm.position, arm.measured])));
      const rows = await server.sql`SELECT * FROM event WHERE id LIKE 'gpt-4/%'`;
      const stored = new Map(rows.map((row) => [String(row.id), row]));
      for (const { event_id, position, variant } of assigned) {
        const expected = recorded.get(position ?? -1);
        expect(stored.get(event_id ?? '')).toMatchObject({
          ...expected,
          version_id: variant === 'v2' ? SCENARIO.candidateId : SCENARIO.baselineId,
        });
      }
    },
  );

  it('stops, and says why, when the key may not', async () => {
    const client = new SluiceClient(server.url, 'slc_nobody', SCENARIO.featureKey);
    await expect(client.assign('user-1', {})).rejects.toThrow('401');
  });
});
