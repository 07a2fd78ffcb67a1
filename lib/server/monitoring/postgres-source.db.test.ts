import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostgresConfig } from '@/lib/schemas/metric-source';
import { useTestDatabase } from '@/lib/testing/database';
import { askClient, HOSTILE_NAMES, hourBefore } from '@/lib/testing/monitoring-scope';
import { postgresSource } from './postgres-source';

const database = useTestDatabase();
const now = new Date();
const scope = hourBefore(now);
const PASSWORD = "it's secret";
const role = `sluice_reader_${process.pid}`;

describe('a real PostgreSQL', () => {
  let admin: postgres.Sql;
  const config = (more: Partial<PostgresConfig> = {}): PostgresConfig => {
    const { hostname, port, pathname } = new URL(database.url);
    const at = {
      host: hostname,
      port: Number(port),
      database: pathname.slice(1),
      user: role,
      tls: 'off' as const,
    };
    return { ...at, timeoutSeconds: 10, rowLimit: 5000, ...more };
  };
  const ask = (query: string, of = scope, more: Partial<PostgresConfig> = {}) =>
    askClient(postgresSource(config(more), PASSWORD), 'postgres', query, of);
  const problemOf = (query: string, more: Partial<PostgresConfig> = {}) =>
    ask(query, scope, more).then(
      ({ problems }) => problems[0],
      (error: { problem: unknown }) => error.problem,
    );

  beforeAll(async () => {
    admin = postgres(database.url, { max: 2, onnotice: () => {} });
    await admin.unsafe(`CREATE ROLE ${role} LOGIN PASSWORD 'it''s secret'`);
    await admin`CREATE TABLE request (at timestamptz, plain timestamp, version text, prompt_version text, score float8)`;
    await admin`
      INSERT INTO request SELECT at, at AT TIME ZONE 'UTC', version, version, CASE version WHEN 'v1' THEN 0.8 ELSE 0.9 END
      FROM generate_series(${new Date(scope.fromMs)}::timestamptz, ${new Date(scope.toMs - 1000)}, '10 s') AS at,
        unnest(ARRAY['v1', 'v2']) AS version`;
    await admin`
      INSERT INTO request SELECT ${new Date(scope.toMs - 60_000)}, NULL, name, name, 1000 + place
      FROM unnest(${HOSTILE_NAMES}::text[]) WITH ORDINALITY AS hostile (name, place)`;
    await admin.unsafe(`GRANT SELECT ON request TO ${role}`);
  });
  afterAll(async () => {
    await admin.unsafe(`DROP OWNED BY ${role}`);
    await admin.unsafe(`DROP ROLE ${role}`);
    await admin.end();
  });

  const SERIES = `
    SELECT date_bin(make_interval(secs => {{step}}), at, {{from}}) AS time, avg(score) AS value, count(*) AS n
    FROM request WHERE at >= {{from}} AND at < {{to}} AND version = {{version}} GROUP BY 1 ORDER BY 1;`;

  it('answers by version when the query names one, in steps, counted', async () => {
    const { arms, problems, counts } = await ask(SERIES);
    expect({ problems, counts }).toEqual({ problems: [], counts: 'requests' });
    expect(arms.baseline.points).toHaveLength(30);
    expect(arms.baseline.points[0]?.[0]).toBe(scope.fromMs);
    expect(arms.baseline.points[0]?.[1]).toBeCloseTo(0.8);
    expect([arms.baseline.n, arms.candidate.n]).toEqual([360, 360]);
  });

  it.each([
    ['version and no time', 'SELECT version, avg(score) AS value FROM request GROUP BY 1', [1, 1]],
    [
      'a label',
      "SELECT VERSION AS Prompt_Version, 1 AS value FROM (VALUES ('p1'), ('v2')) v (version)",
      [1, 1],
    ],
    [
      'seconds since 1970',
      'SELECT version, extract(epoch FROM at) AS time, score AS value FROM request WHERE at >= {{from}}',
      [360, 360],
    ],
    [
      'times without a zone, taken for UTC',
      'SELECT version, plain AS time, score AS value FROM request WHERE plain >= {{from}}',
      [360, 360],
    ],
    [
      'big and exact numbers',
      "SELECT version, 12345678901::bigint AS value, 1.5::numeric AS n FROM (VALUES ('v1'), ('v2')) v (version)",
      [1.5, 1.5],
    ],
  ])('answers by version when the answer names them: %s', async (_, query, n) => {
    const { arms, problems } = await ask(query);
    expect(problems).toEqual([]);
    expect([arms.baseline.n, arms.candidate.n]).toEqual(n);
    for (const [at] of arms.baseline.points) expect(at).toBeGreaterThanOrEqual(scope.fromMs);
    for (const [at] of arms.baseline.points) expect(at).toBeLessThanOrEqual(scope.toMs);
  });

  it.each(HOSTILE_NAMES)(
    'selects nothing else for a version called %j, and changes nothing',
    async (name) => {
      const { arms } = await ask(SERIES, hourBefore(now, name));
      expect(arms.candidate.points.map(([, value]) => value)).toEqual([1001 + HOSTILE_NAMES.indexOf(name)]);
      const [left] = await admin`SELECT count(*)::int AS rows FROM request`;
      expect(left?.rows).toBe(720 + HOSTILE_NAMES.length);
    },
  );

  it('takes NaN and infinity for no data', async () => {
    const query =
      "SELECT version, value FROM (VALUES ('v1', 'NaN'::float8), ('v2', '-Infinity'), ('v2', 3)) v (version, value)";
    const { arms, droppedValues, problems } = await ask(query);
    expect(arms.candidate.points.map(([, value]) => value)).toEqual([3]);
    expect({ droppedValues, problems }).toEqual({
      droppedValues: 2,
      problems: [{ kind: 'one_version_only', has: 'candidate' }],
    });
  });

  it.each<[string, object]>([
    ["SELECT version, 1 AS value FROM request WHERE version = 'nobody'", { kind: 'no_rows' }],
    ['SELECT 1 AS value', { kind: 'not_segmented' }],
    ["SELECT 'v7' AS version, 1 AS value", { kind: 'other_versions', seen: ['v7'] }],
    ["SELECT 'v1' AS version, 1 AS value", { kind: 'one_version_only', has: 'baseline' }],
    ['SELECT version, score AS value FROM request', { kind: 'ambiguous', arm: 'baseline' }],
    [
      'SELECT version, score FROM request',
      { kind: 'wrong_shape', detail: 'The answer has no column value. It has version, score.' },
    ],
    [
      "SELECT version, 'x' AS value FROM request",
      { kind: 'wrong_shape', detail: 'The column value holds "x", which is no number.' },
    ],
    [
      'SELECT version, score AS value FROM requests',
      { kind: 'refused', message: 'relation "requests" does not exist' },
    ],
    ['SELECT', { kind: 'wrong_shape' }],
  ])('says what is missing or wrong: %s', async (query, problem) => {
    expect(await problemOf(query)).toMatchObject(problem);
  });

  it('reads no more rows than allowed', async () => {
    const rows = (count: number) =>
      `SELECT 'v1' AS version, extract(epoch FROM now()) - (a * 60000.0 + b) / 1e6 AS time, 1 AS value
       FROM generate_series(1, ${count}) a, generate_series(1, 50000) b LIMIT ${count}`;
    expect(await problemOf(rows(50), { rowLimit: 50 })).toMatchObject({ kind: 'one_version_only' });
    expect(await problemOf(rows(51), { rowLimit: 50 })).toEqual({ kind: 'too_many_rows', limit: 50 });
    expect(await problemOf(rows(40_000), { rowLimit: 50 })).toEqual({ kind: 'too_many_rows', limit: 50 });
  });

  it('ships no column that is not asked for, and none that is long', async () => {
    const query =
      "SELECT 'v1' AS version, 1 AS value, repeat('x', 9000000) AS prompt, repeat('y', 9000000) AS policy_version";
    const { problems, otherVersions } = await ask(query);
    expect(problems).toMatchObject([{ kind: 'other_versions' }]);
    expect(otherVersions.join('').length).toBeLessThan(400);
  });

  it('waits no longer than it may, and leaves nothing running', async () => {
    const began = Date.now();
    const slow = 'SELECT {{version}} AS version, 1 AS value, pg_sleep(60)';
    expect(await problemOf(slow, { timeoutSeconds: 1 })).toEqual({ kind: 'too_slow', seconds: 1 });
    expect(Date.now() - began).toBeLessThan(10_000);
    const left = () =>
      admin`SELECT query FROM pg_stat_activity WHERE application_name = 'sluice-monitoring' AND state = 'active'`;
    await expect.poll(async () => (await left()).length).toBe(0);
  });

  it('is cut off when its asker ends', async () => {
    const ended = new AbortController();
    const call = { arm: null, text: 'SELECT 1 AS value, pg_sleep(60)', parameters: [] };
    const asked = postgresSource(config({ timeoutSeconds: 30 }), PASSWORD).ask(call, scope, ended.signal);
    asked.catch(() => {});
    const running = async () => {
      const rows = await admin`
        SELECT 1 FROM pg_stat_activity WHERE application_name = 'sluice-monitoring' AND query LIKE '%pg_sleep%' AND state = 'active'`;
      return rows.length;
    };
    await expect.poll(running).toBe(1);
    ended.abort();
    await expect(asked).rejects.toMatchObject({ problem: { kind: 'too_slow' } });
    await expect.poll(running).toBe(0);
  });

  describe('as a role that may do everything', () => {
    const superuser = () => {
      const { username, password } = new URL(database.url);
      return postgresSource(config({ user: username }), decodeURIComponent(password));
    };
    const rawly = (text: string) =>
      superuser().ask({ arm: null, text, parameters: [] }, scope, new AbortController().signal);

    // Past the check of the template: these reach the server.
    it.each([
      'UPDATE request SET score = 0',
      'DELETE FROM request RETURNING 1 AS value',
      "COPY (SELECT 1) TO PROGRAM 'touch /tmp/sluice-was-here'",
      'WITH gone AS (DELETE FROM request RETURNING 1) SELECT 1 AS value FROM gone',
      'SELECT 1 AS value) AS x; DROP TABLE request; SELECT * FROM (SELECT 1 AS value',
      'SELECT 1 AS value) AS x; COMMIT; DELETE FROM request; SELECT (1',
      "SELECT set_config('transaction_read_only', 'off', true), 1 AS value",
      "SELECT query_to_xml('DELETE FROM request', false, false, '') IS NULL AS x, 1 AS value",
      "SELECT nextval('audit_probe') AS value",
      'SELECT 1 AS value FROM request FOR UPDATE',
    ])('changes nothing: %s', async (text) => {
      await admin`CREATE SEQUENCE IF NOT EXISTS audit_probe`;
      await expect(rawly(text)).rejects.toMatchObject({ problem: { kind: 'refused' } });
      const [left] = await admin`SELECT count(*)::int AS rows, min(score) AS least FROM request`;
      expect(left).toEqual({ rows: 720 + HOSTILE_NAMES.length, least: 0.8 });
    });

    it('is warned of', async () => {
      const { server, warnings } = await superuser().probe(new AbortController().signal);
      expect(server).toMatch(/^PostgreSQL \d+/);
      expect(warnings).toEqual([expect.stringContaining('is a superuser')]);
    });
  });

  it('warns of a role that may write, and of none that may only read', async () => {
    const probe = () => postgresSource(config(), PASSWORD).probe(new AbortController().signal);
    expect((await probe()).warnings).toEqual([]);
    await admin.unsafe(`GRANT UPDATE ON request TO ${role}`);
    expect((await probe()).warnings).toEqual([
      expect.stringContaining('may write, for one the table request'),
    ]);
  });

  it.each<[string, Partial<PostgresConfig>, object]>([
    [
      'a port where nobody listens',
      { port: 1 },
      { kind: 'unreachable', message: 'the connection was refused' },
    ],
    ['a host that is none', { host: 'nowhere.invalid' }, { kind: 'unreachable' }],
    [
      'a database that is none',
      { database: 'nothing' },
      { kind: 'refused', message: 'database "nothing" does not exist' },
    ],
    ['encryption where there is none', { tls: 'require' }, { kind: 'no_tls' }],
  ])('says so of %s', async (_, more, problem) => {
    expect(await problemOf('SELECT 1 AS value', more)).toMatchObject(problem);
  });
});
