import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readEnv } from '@/lib/server/env';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(`${root}/${file}`, 'utf8');

const service = z.object({
  restart: z.literal('unless-stopped'),
  healthcheck: z.object({ test: z.array(z.string()).min(2), interval: z.string(), retries: z.number() }),
  environment: z.record(z.string(), z.string()),
  volumes: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  profiles: z.array(z.string()).default([]),
});
const text = read('docker-compose.yml');
const compose = z
  .object({
    services: z.strictObject({ app: service, postgres: service, clickhouse: service }),
    volumes: z.record(z.string(), z.unknown()),
  })
  .parse(parse(text));
const { app, postgres, clickhouse } = compose.services;
const exampleNames = [...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name ?? '');

/** `${NAME}`, `${NAME:-default}`, `${NAME:?message}` as compose reads them. */
function fill(value: string, given: Record<string, string>): string {
  return value.replace(
    /\$\{([A-Z_]+)(?::([-?])([^}]*))?\}/g,
    (_, name: string, kind?: string, rest?: string) => {
      if (given[name]) return given[name];
      if (kind === '-') return rest ?? '';
      throw new Error(rest ?? `${name} is not set`);
    },
  );
}
const environment = (given: Record<string, string>, of = app) =>
  Object.fromEntries(Object.entries(of.environment).map(([name, value]) => [name, fill(value, given)]));

const required = {
  POSTGRES_PASSWORD: 'abc123',
  NEXTAUTH_SECRET: 'a secret of thirty-two characters or more',
  PUBLIC_URL: 'https://sluice.example.com',
};
const optional = {
  OIDC_ISSUER: 'https://id.example.com',
  OIDC_CLIENT_ID: 'sluice',
  OIDC_CLIENT_SECRET: 'shh',
  OIDC_NAME: 'Example',
  SLUICE_QUIET_SECONDS: '45',
  SLUICE_LOG_LEVEL: 'warn',
  SLUICE_RAW_DAYS: '14',
  SLUICE_BLOCK_DAYS: '3',
  SLUICE_MINUTE_DAYS: '30',
  SLUICE_HISTORY_DAYS: '365',
  SLUICE_CLICKHOUSE_URL: 'http://clickhouse:8123',
  SLUICE_CLICKHOUSE_DATABASE: 'telemetry',
  SLUICE_CLICKHOUSE_USER: 'me',
  SLUICE_CLICKHOUSE_PASSWORD: 'shh',
  SLUICE_SAMPLE_DAYS: '90',
  SLUICE_SMTP_URL: 'smtp://mail.example.com',
  SLUICE_MAIL_FROM: 'sluice@example.com',
  SLUICE_ALLOW_PRIVATE_TARGETS: '10.0.0.0/8',
  SLUICE_RETRY_SCALE: '2',
};

describe('docker-compose.yml', () => {
  it('starts the app once postgres is healthy', () => {
    expect(app.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    expect(postgres.healthcheck.test).toContain('pg_isready');
  });

  it('asks the app for readiness', () => {
    const script = app.healthcheck.test.at(-1) ?? '';
    expect(read(script)).toContain('/readyz');
  });

  it('keeps the database in a named volume and publishes no database port', () => {
    const [volume] = postgres.volumes.map((v) => v.split(':')[0] ?? '');
    expect(Object.keys(compose.volumes)).toContain(volume);
    expect(postgres.ports).toEqual([]);
  });

  it('brings ClickHouse only when its profile is asked for, in a named volume, its port to itself', () => {
    expect([app.profiles, postgres.profiles, clickhouse.profiles]).toEqual([[], [], ['clickhouse']]);
    expect(Object.keys(compose.volumes)).toContain(clickhouse.volumes[0]?.split(':')[0]);
    expect(clickhouse.ports).toEqual([]);
    expect(readEnv(environment(required)).SLUICE_CLICKHOUSE_URL).toBeUndefined();
  });

  it.each([{ ...required }, { ...required, ...optional }])(
    'gives the app the ClickHouse that it makes',
    (given) => {
      const { CLICKHOUSE_DB, CLICKHOUSE_USER, CLICKHOUSE_PASSWORD } = environment(given, clickhouse);
      expect(readEnv(environment(given))).toMatchObject({
        SLUICE_CLICKHOUSE_DATABASE: CLICKHOUSE_DB,
        SLUICE_CLICKHOUSE_USER: CLICKHOUSE_USER,
        SLUICE_CLICKHOUSE_PASSWORD: CLICKHOUSE_PASSWORD,
      });
    },
  );

  it('names every variable it reads in .env.example', () => {
    const used = [...text.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((name) => !exampleNames.includes(name ?? ''))).toEqual([]);
  });

  it.each(Object.keys(required))('does not start without %s', (name) => {
    expect(() => environment({ ...required, [name]: '' })).toThrow(`Set ${name} in .env`);
  });

  it('gives the app a configuration it accepts, with only what is required', () => {
    expect(readEnv(environment(required))).toMatchObject({
      DATABASE_URL: 'postgresql://sluice:abc123@postgres:5432/sluice',
      HOST: '0.0.0.0',
      PORT: 3000,
      PUBLIC_URL: required.PUBLIC_URL,
    });
  });

  it('passes only variables that the app knows', () => {
    const given = environment({ ...required, ...optional });
    const known = Object.keys(readEnv(given));
    expect(Object.keys(given).filter((name) => !known.includes(name))).toEqual([]);
    expect(readEnv(given)).toMatchObject({
      OIDC_CLIENT_ID: 'sluice',
      SLUICE_QUIET_SECONDS: 45,
      SLUICE_RAW_DAYS: 14,
      SLUICE_SAMPLE_DAYS: 90,
    });
  });
});

describe('Dockerfile', () => {
  const lines = read('Dockerfile').split('\n');

  it('runs and checks files that exist', () => {
    const commands = lines.filter((line) => /^(CMD|HEALTHCHECK|RUN) /.test(line)).join('\n');
    const files = [...commands.matchAll(/(?:scripts|lib)\/[\w./-]+\.(?:mjs|ts)/g)].map(([file]) => file);
    expect(files).toEqual(
      expect.arrayContaining(['scripts/migrate.mjs', 'scripts/healthcheck.mjs', 'lib/server/main.ts']),
    );
    expect(files.filter((file) => !existsSync(`${root}/${file}`))).toEqual([]);
  });

  it('copies sources that exist', () => {
    const made = ['node_modules', '.next'];
    const sources = lines
      .filter((line) => line.startsWith('COPY --from='))
      .flatMap((line) => [...line.matchAll(/\/app\/(\S+)/g)].map(([, source]) => source ?? ''));
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((s) => !made.includes(s) && !existsSync(`${root}/${s}`))).toEqual([]);
  });

  it('starts the app with the memory that npm start gives it', () => {
    const [flag] = /--max-semi-space-size=\d+/.exec(read('scripts/start/app.mjs')) ?? [];
    expect(flag).toBeDefined();
    expect(lines.find((line) => line.startsWith('CMD '))).toContain(
      ` ${flag} --import tsx lib/server/main.ts`,
    );
  });

  it('does not run as root', () => {
    expect(lines.filter((line) => line.startsWith('USER ')).at(-1)).toBe('USER node');
  });
});
