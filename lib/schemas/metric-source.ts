import { z } from 'zod';
import type { SourceKind } from '@/lib/core/monitoring/monitoring-query';

/** Notes and Markdown name a source by it, so it has no quotes and never changes. */
export const sourceName = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9](?:[\w .-]{0,58}[\w.-])?$/, 'Letters, digits, blanks and . - _, at most 60 characters');

const address = z
  .string()
  .trim()
  .max(500)
  .pipe(z.url({ protocol: /^https?$/, error: 'An http or https address' }))
  .refine((text) => !/[?#]/.test(text), 'Without ? and #: what is asked is put behind it')
  .refine((text) => !hasCredentials(text), 'Without a user and password in it: they have fields of their own')
  .transform((text) => text.replace(/\/+$/, ''));
const word = (what: string) =>
  z
    .string()
    .trim()
    .min(1, `Give the ${what}`)
    .max(200)
    .regex(/^\P{Cc}*$/u, 'Without control characters');
const timeoutSeconds = z
  .number()
  .int('Whole seconds')
  .min(1, 'At least 1 s')
  .max(30, 'At most 30 s')
  .default(10);
const rowLimit = z
  .number()
  .int('A whole number')
  .min(10, 'At least 10 rows')
  .max(50_000, 'At most 50,000 rows')
  .default(5_000);

export const PROMETHEUS_AUTHS = ['none', 'bearer', 'basic'] as const;
/** From the least guarded to the best. */
export const POSTGRES_TLS = ['off', 'require', 'verify'] as const;

const prometheusConfig = z
  .object({
    url: address,
    auth: z.enum(PROMETHEUS_AUTHS),
    /** For basic authentication. */
    username: z
      .string()
      .trim()
      .max(200)
      .regex(/^[^:\p{Cc}]*$/u, 'Without a colon')
      .default(''),
    /** Sent as X-Scope-OrgID; empty: not sent. */
    orgId: z
      .string()
      .trim()
      .max(200)
      .regex(/^[\x21-\x7e]*$/, 'Letters, digits and signs, without blanks')
      .default(''),
    timeoutSeconds,
  })
  .strict()
  .refine(({ auth, username }) => auth !== 'basic' || username !== '', {
    path: ['username'],
    message: 'Give the user',
  });

const postgresConfig = z
  .object({
    host: word('host').regex(/^[^\s/@]+$/, 'A host name or address alone'),
    port: z.number().int().min(1, 'A port number').max(65_535, 'A port number').default(5432),
    database: word('database'),
    user: word('user'),
    /** `require` encrypts, `verify` also checks the certificate and the name in it. */
    tls: z.enum(POSTGRES_TLS),
    timeoutSeconds,
    rowLimit,
  })
  .strict();

const clickhouseConfig = z
  .object({ url: address, database: word('database'), user: word('user'), timeoutSeconds, rowLimit })
  .strict();

export type PrometheusConfig = z.output<typeof prometheusConfig>;
export type PostgresConfig = z.output<typeof postgresConfig>;
export type ClickhouseConfig = z.output<typeof clickhouseConfig>;

export const sourceSettings = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('prometheus'), config: prometheusConfig }).strict(),
  z.object({ kind: z.literal('postgres'), config: postgresConfig }).strict(),
  z.object({ kind: z.literal('clickhouse'), config: clickhouseConfig }).strict(),
]);
export type SourceSettings = z.output<typeof sourceSettings>;

const secret = z
  .string()
  .max(4_000)
  .regex(/^\P{Cc}*$/u, 'Without line ends and other control characters')
  .describe('The token or password; empty when there is none.');
const created = { name: sourceName, secret: secret.default('') };

export const createSourceInput = z.discriminatedUnion('kind', [
  z.object({ ...created, kind: z.literal('prometheus'), config: prometheusConfig }).strict(),
  z.object({ ...created, kind: z.literal('postgres'), config: postgresConfig }).strict(),
  z.object({ ...created, kind: z.literal('clickhouse'), config: clickhouseConfig }).strict(),
]);
export type CreateSourceInput = z.input<typeof createSourceInput>;

/** Other settings, or archived or restored. An empty or missing secret keeps the one that is stored. */
export const updateSourceInput = z.union([
  z.object({ archived: z.boolean() }).strict(),
  z.discriminatedUnion('kind', [
    z
      .object({ kind: z.literal('prometheus'), config: prometheusConfig, secret: secret.default('') })
      .strict(),
    z.object({ kind: z.literal('postgres'), config: postgresConfig, secret: secret.default('') }).strict(),
    z
      .object({ kind: z.literal('clickhouse'), config: clickhouseConfig, secret: secret.default('') })
      .strict(),
  ]),
]);
export type UpdateSourceInput = z.input<typeof updateSourceInput>;

interface SourceHead {
  id: string;
  name: string;
  /** Whether a token or password is stored; it is never given out. */
  hasSecret: boolean;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
}

export type MetricSourceView = SourceHead & SourceSettings;

/** What a note's form needs to offer it. */
export interface SourceChoice {
  name: string;
  kind: SourceKind;
}

export interface SourceTest {
  ok: boolean;
  /** "PostgreSQL 15.6 answered in 12 ms", or what went wrong. */
  says: string;
  /** What an admin should know though it answers. */
  warnings: string[];
}

function hasCredentials(text: string): boolean {
  const { username, password } = new URL(text);
  return username !== '' || password !== '';
}
