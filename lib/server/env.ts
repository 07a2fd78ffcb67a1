import { z } from 'zod';

// The only reader of process.env in lib/server and app. Read on first use, so that a build needs no settings.

const flag = z
  .enum(['0', '1', 'false', 'true'], { error: 'must be 1 or 0' })
  .default('0')
  .transform((text) => text === '1' || text === 'true');
const optional = z.string().min(1).optional();
const days = (usual: number) =>
  z.coerce.number({ error: 'must be a number of days' }).int().min(1).max(36_500).default(usual);
/** Networks that are not public and yet may be sent to: none, all, or a list of CIDRs. */
const networks = z
  .string()
  .default('0')
  .transform((text) => {
    if (text === '0' || text === 'false') return [];
    if (text === '1' || text === 'true') return ['0.0.0.0/0', '::/0'];
    return text.split(',').map((part) => part.trim());
  })
  .pipe(z.array(z.union([z.cidrv4(), z.cidrv6()], { error: 'must be 0, 1 or a list of CIDRs' })));
const postgresUrl = z
  .url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// or postgresql:// address' })
  .refine((text) => new URL(text).hostname !== '', 'must name a host');

const schema = z
  .object({
    DATABASE_URL: postgresUrl,
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65535).default(3000),
    NEXTAUTH_SECRET: z.string({ error: 'must be set' }).min(32, 'must have at least 32 characters'),
    /** What people type in the browser; without it the address of each request is used. */
    PUBLIC_URL: z
      .url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
      .transform((text) => text.replace(/\/+$/, ''))
      .optional(),
    OIDC_ISSUER: z.url({ error: 'must be an address' }).optional(),
    OIDC_CLIENT_ID: optional,
    OIDC_CLIENT_SECRET: optional,
    OIDC_NAME: z.string().min(1).default('Single sign-on'),
    SLUICE_DEV: flag,
    /** Shows every primitive in every state at /design, which development always does. */
    SLUICE_DESIGN: flag,
    /** How long no request may carry the candidate before a rollback counts as observed. */
    SLUICE_QUIET_SECONDS: z.coerce
      .number({ error: 'must be a number of seconds' })
      .positive()
      .max(86_400)
      .default(30),
    /** How long raw events and the ids that were counted are kept; what closed blocks say is kept longer. */
    SLUICE_RAW_DAYS: days(30),
    SLUICE_BLOCK_DAYS: days(7),
    SLUICE_MINUTE_DAYS: days(60),
    SLUICE_HISTORY_DAYS: days(730),
    /** Keeps closed blocks, and raw events that PostgreSQL forgets, in ClickHouse. Unset: in PostgreSQL. */
    SLUICE_CLICKHOUSE_URL: z
      .url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
      .optional(),
    SLUICE_CLICKHOUSE_DATABASE: z
      .string()
      .regex(/^[A-Za-z_]\w{0,62}$/, 'must be a name of letters, digits and underscores')
      .default('sluice'),
    SLUICE_CLICKHOUSE_USER: z.string().min(1).default('default'),
    SLUICE_CLICKHOUSE_PASSWORD: z.string().default(''),
    /** How long ClickHouse keeps raw events. */
    SLUICE_SAMPLE_DAYS: days(180),
    /** Notifications by e-mail; without it there are none. */
    SLUICE_SMTP_URL: z
      .url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// address' })
      .optional(),
    SLUICE_MAIL_FROM: optional,
    SLUICE_ALLOW_PRIVATE_TARGETS: networks,
    /** Stretches (or shortens, below 1) every wait before a notification is sent again. */
    SLUICE_RETRY_SCALE: z.coerce.number({ error: 'must be a number' }).positive().max(100).default(1),
    SLUICE_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  })
  .refine((e) => !e.OIDC_ISSUER || e.OIDC_CLIENT_ID, {
    path: ['OIDC_CLIENT_ID'],
    message: 'must be set when OIDC_ISSUER is',
  })
  .refine((e) => !e.OIDC_ISSUER || e.OIDC_CLIENT_SECRET, {
    path: ['OIDC_CLIENT_SECRET'],
    message: 'must be set when OIDC_ISSUER is',
  })
  .refine((e) => !e.SLUICE_SMTP_URL || e.SLUICE_MAIL_FROM, {
    path: ['SLUICE_MAIL_FROM'],
    message: 'must be set when SLUICE_SMTP_URL is',
  });

export type Env = z.output<typeof schema>;
export const ENV_NAMES = Object.keys(schema.shape);

/** Throws with every wrong variable named; values are never repeated, since some are secret. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  throw new Error(`Wrong configuration: ${faults.join('; ')}`);
}

let known: Env | undefined;

export function env(): Env {
  known ??= readEnv(process.env);
  return known;
}

/**
 * next-auth reads its own variables. With a public address that one is used; without, the address of each request,
 * so that localhost, 127.0.0.1 and a name all work.
 */
export function configureNextAuth(): void {
  const publicUrl = env().PUBLIC_URL;
  if (publicUrl) process.env.NEXTAUTH_URL = publicUrl;
  else if (!process.env.NEXTAUTH_URL) process.env.AUTH_TRUST_HOST = '1';
}
