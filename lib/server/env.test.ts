import { describe, expect, it } from 'vitest';
import { readEnv } from './env';

const SECRET = 'x'.repeat(32);
const whole = { DATABASE_URL: 'postgresql://me@localhost/sluice', NEXTAUTH_SECRET: SECRET };

describe('readEnv', () => {
  it('fills what is left open or empty', () => {
    expect(readEnv({ ...whole, PORT: '', PUBLIC_URL: 'https://sluice.example.org/' })).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 3000,
      PUBLIC_URL: 'https://sluice.example.org',
      SLUICE_DEV: false,
      SLUICE_QUIET_SECONDS: 30,
      SLUICE_LOG_LEVEL: 'info',
    });
  });

  it.each<[string, Record<string, string | undefined>]>([
    ['DATABASE_URL', { DATABASE_URL: undefined }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://me@localhost/sluice' }],
    ['NEXTAUTH_SECRET', { NEXTAUTH_SECRET: undefined }],
    ['NEXTAUTH_SECRET', { NEXTAUTH_SECRET: 'short-secret' }],
    ['PORT', { PORT: 'http' }],
    ['PORT', { PORT: '70000' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'sluice.example.org' }],
    ['OIDC_CLIENT_ID', { OIDC_ISSUER: 'https://id.example.org', OIDC_CLIENT_SECRET: 's' }],
    ['OIDC_CLIENT_SECRET', { OIDC_ISSUER: 'https://id.example.org', OIDC_CLIENT_ID: 'c' }],
    ['SLUICE_QUIET_SECONDS', { SLUICE_QUIET_SECONDS: '0' }],
    ['SLUICE_LOG_LEVEL', { SLUICE_LOG_LEVEL: 'loud' }],
    ['SLUICE_CLICKHOUSE_URL', { SLUICE_CLICKHOUSE_URL: 'clickhouse://localhost' }],
    ['SLUICE_CLICKHOUSE_DATABASE', { SLUICE_CLICKHOUSE_DATABASE: 'a; DROP DATABASE b' }],
    ['SLUICE_SAMPLE_DAYS', { SLUICE_SAMPLE_DAYS: '0' }],
    ['SLUICE_SMTP_URL', { SLUICE_SMTP_URL: 'mail.example.org', SLUICE_MAIL_FROM: 'sluice@example.org' }],
    ['SLUICE_MAIL_FROM', { SLUICE_SMTP_URL: 'smtp://mail.example.org' }],
    ['SLUICE_ALLOW_PRIVATE_TARGETS.0', { SLUICE_ALLOW_PRIVATE_TARGETS: 'everything' }],
    ['SLUICE_RETRY_SCALE', { SLUICE_RETRY_SCALE: '0' }],
  ])('names %s when it is wrong', (name, change) => {
    expect(() => readEnv({ ...whole, ...change })).toThrow(new RegExp(`Wrong configuration: ${name} `));
  });

  it.each([
    [undefined, []],
    ['0', []],
    ['1', ['0.0.0.0/0', '::/0']],
    ['10.1.0.0/16, fd00::/8', ['10.1.0.0/16', 'fd00::/8']],
  ])('reads %s as the private networks that may be sent to', (text, list) => {
    const read = readEnv({ ...whole, SLUICE_ALLOW_PRIVATE_TARGETS: text });
    expect(read.SLUICE_ALLOW_PRIVATE_TARGETS).toEqual(list);
  });

  it('names several at once, and repeats no value', () => {
    const wrong = () => readEnv({ DATABASE_URL: 'ftp://hidden', NEXTAUTH_SECRET: 'hidden' });
    expect(wrong).toThrow(/DATABASE_URL .*; NEXTAUTH_SECRET /);
    expect(wrong).not.toThrow(/hidden/);
  });
});
