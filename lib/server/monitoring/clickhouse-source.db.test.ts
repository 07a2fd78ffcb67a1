import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClickhouseConfig } from '@/lib/schemas/metric-source';
import { openClickhouse } from '@/lib/server/db/clickhouse-client';
import {
  type ClickhouseServer,
  clickhouseCommand,
  NO_CLICKHOUSE,
  startClickhouse,
} from '@/lib/testing/clickhouse-server';
import { askClient, HOSTILE_NAMES, hourBefore } from '@/lib/testing/monitoring-scope';
import { clickhouseSource } from './clickhouse-source';

const now = new Date();
const scope = hourBefore(now);

describe.skipIf(!clickhouseCommand())(
  `a real ClickHouse${clickhouseCommand() ? '' : ` (${NO_CLICKHOUSE})`}`,
  () => {
    let server: ClickhouseServer;
    let rowsBefore = '';
    const config = (more: Partial<ClickhouseConfig> = {}): ClickhouseConfig => {
      const { url, username } = server.address;
      return { url, database: 'default', user: username, timeoutSeconds: 10, rowLimit: 5000, ...more };
    };
    const source = (more: Partial<ClickhouseConfig> = {}, password = server.address.password) =>
      clickhouseSource(config(more), password);
    const ask = (query: string, of = scope, more: Partial<ClickhouseConfig> = {}) =>
      askClient(source(more), 'clickhouse', query, of);
    const count = async () => {
      const client = openClickhouse(server.address, 'default');
      const told = await client.query({ query: 'SELECT count() AS n FROM request', format: 'JSONEachRow' });
      const text = JSON.stringify(await told.json());
      await client.close();
      return text;
    };

    beforeAll(async () => {
      server = await startClickhouse();
      const client = openClickhouse(server.address, 'default');
      await client.command({
        query: 'CREATE TABLE request (at DateTime, version String, score Float64) ENGINE = Memory',
      });
      const every = Array.from({ length: 60 }, (_, i) => scope.fromMs / 1000 + i * 60);
      const values = [
        ...every.flatMap((at) => [
          { at, version: 'v1', score: 0.8 },
          { at, version: 'v2', score: 0.9 },
        ]),
        ...HOSTILE_NAMES.map((version, index) => ({
          at: scope.toMs / 1000 - 60,
          version,
          score: 1000 + index,
        })),
      ];
      await client.insert({ table: 'request', values, format: 'JSONEachRow' });
      await client.close();
      rowsBefore = await count();
    }, 90_000);
    afterAll(() => server?.stop());

    const SERIES = `
    SELECT intDiv(toUInt32(at), {{step}}) * {{step}} AS time, avg(score) AS value, count() AS n
    FROM request WHERE at >= {{from}} AND at < {{to}} AND version = {{version}} GROUP BY time ORDER BY time;`;

    it('answers by version when the query names one, in steps, counted', async () => {
      const { arms, problems } = await ask(SERIES);
      expect(problems).toEqual([]);
      expect(arms.baseline.points).toHaveLength(30);
      expect(arms.baseline.points[0]).toEqual([scope.fromMs, 0.8, 2]);
      expect([arms.baseline.n, arms.candidate.n]).toEqual([60, 60]);
    });

    it('answers by version when the answer names them', async () => {
      const { arms, problems } = await ask(
        'SELECT version, avg(score) AS value FROM request GROUP BY version',
      );
      expect(problems).toEqual([]);
      expect(arms.candidate.points.map(([, value]) => Number(value.toFixed(6)))).toEqual([0.9]);
    });

    it.each(HOSTILE_NAMES)(
      'selects nothing else for a version called %j, and changes nothing',
      async (name) => {
        const { arms } = await ask(SERIES, hourBefore(now, name));
        expect(arms.candidate.points.map(([, value]) => value)).toEqual([1000 + HOSTILE_NAMES.indexOf(name)]);
        expect(await count()).toBe(rowsBefore);
      },
    );

    it('takes NaN and infinity for no data', async () => {
      const query = "SELECT 'v1' AS version, arrayJoin([nan, inf, 3]) AS value";
      expect(await ask(query)).toMatchObject({ droppedValues: 2, arms: { baseline: { n: 1 } } });
    });

    it.each<[string, object, Partial<ClickhouseConfig>?]>([
      ['SELECT 1 AS value FROM requests', { kind: 'refused', message: expect.stringMatching(/requests/) }],
      ['SELECT 1 AS score', { kind: 'wrong_shape', detail: 'The answer has no column value. It has score.' }],
      [
        'SELECT now() AS time, 1 AS value',
        { kind: 'wrong_shape', detail: expect.stringContaining('toUnixTimestamp') },
      ],
      [
        "SELECT 'v1' AS version, number AS time, 1 AS value FROM system.numbers LIMIT 60",
        { kind: 'too_many_rows', limit: 50 },
        { rowLimit: 50 },
      ],
      [
        'SELECT count() AS value FROM system.numbers',
        { kind: 'too_slow', seconds: 1 },
        { timeoutSeconds: 1 },
      ],
      [
        'INSERT INTO request SELECT * FROM request',
        { kind: 'refused', message: expect.stringMatching(/^Syntax error/) },
      ],
      ['SELECT 1 AS value) ; DROP TABLE request; SELECT (1', { kind: 'refused' }],
      ['DROP TABLE request', { kind: 'refused' }],
    ])('says so, and changes nothing: %s', async (text, problem, more = {}) => {
      const asked = source(more).ask(
        { arm: null, text, parameters: [] },
        scope,
        new AbortController().signal,
      );
      await expect(asked).rejects.toMatchObject({ problem });
      expect(await count()).toBe(rowsBefore);
    });

    it('tells its version, and warns of a user who may write', async () => {
      const { server: who, warnings } = await source().probe(new AbortController().signal);
      expect(who).toMatch(/^ClickHouse \d+\.\d+/);
      expect(warnings).toEqual([expect.stringContaining('not limited to reading')]);
    });

    it('says that it does not accept a password', async () => {
      const asked = source({}, 'wrong').probe(new AbortController().signal);
      await expect(asked).rejects.toMatchObject({ problem: { kind: 'refused' } });
    });
  },
);
