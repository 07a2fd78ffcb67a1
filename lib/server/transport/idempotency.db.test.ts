import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DomainError } from '@/lib/core/domain-error';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { makeKey } from '@/lib/testing/factories';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { defineRoute } from './define-route';

useServiceDatabase();

let runs = 0;
let next: () => Promise<unknown>;
const input = z.object({ n: z.number() });
const route = defineRoute(
  async () => {
    runs += 1;
    return next();
  },
  { input, idempotent: true },
);

async function call(secret: string, key: string | null, body: unknown = { n: 1 }, path = '/api/v1/x') {
  const request = new Request(`http://sluice.test${path}`, {
    method: 'POST',
    headers: { 'x-api-key': secret, ...(key === null ? {} : { 'idempotency-key': key }) },
    body: JSON.stringify(body),
  });
  const response = await route(request, { params: Promise.resolve({}) });
  const replayed = response.headers.get('idempotency-replayed') === 'true';
  return { status: response.status, replayed, body: await response.json() };
}

describe('Idempotency-Key', () => {
  let secret: string;
  beforeEach(async () => {
    ({ secret } = await makeKey(['release']));
    runs = 0;
    next = async () => ({ run: runs });
  });

  it('gives the first answer again', async () => {
    expect(await call(secret, 'a')).toEqual({ status: 200, replayed: false, body: { run: 1 } });
    expect(await call(secret, 'a')).toEqual({ status: 200, replayed: true, body: { run: 1 } });
    expect(runs).toBe(1);
  });

  it('gives the first refusal by the state again', async () => {
    next = async () => {
      throw new DomainError('conflict', 'Blocked.', 'gate_blocked');
    };
    const first = await call(secret, 'a');
    expect(first).toMatchObject({ status: 409, body: { reason: 'gate_blocked' } });
    expect(await call(secret, 'a')).toEqual({ ...first, replayed: true });
    expect(runs).toBe(1);
  });

  it.each([
    ['another body', { n: 2 }, '/api/v1/x'],
    ['another path', { n: 1 }, '/api/v1/y'],
  ])('refuses %s under the same key', async (_case, body, path) => {
    await call(secret, 'a');
    expect(await call(secret, 'a', body, path)).toMatchObject({
      status: 422,
      body: { reason: 'idempotency_key_reused' },
    });
    expect(runs).toBe(1);
  });

  it('keeps the keys of two actors, two keys, and calls without a key apart', async () => {
    const other = await makeKey(['release']);
    await call(secret, 'a');
    await call(other.secret, 'a');
    await call(secret, 'b');
    await call(secret, null);
    await call(secret, null);
    expect(runs).toBe(5);
  });

  it('runs once when the same call is sent twice at once', async () => {
    let finish = () => {};
    const gate = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const begun = new Promise<void>((resolve) => {
      next = async () => {
        resolve();
        await gate;
        return { run: runs };
      };
    });
    const first = call(secret, 'a');
    await begun;
    expect(await call(secret, 'a')).toMatchObject({
      status: 409,
      body: { reason: 'idempotency_in_progress' },
    });
    finish();
    expect(await first).toMatchObject({ status: 200, body: { run: 1 } });
    expect(runs).toBe(1);
  });

  it.each([
    ['an outage', new DomainError('unavailable', 'Away.')],
    ['a fault', new Error('fault')],
    ['a refusal of access', new DomainError('forbidden', 'No.')],
  ])('tries again after %s', async (_case, error) => {
    next = async () => {
      throw error;
    };
    await call(secret, 'a');
    next = async () => ({ run: runs });
    expect(await call(secret, 'a')).toEqual({ status: 200, replayed: false, body: { run: 2 } });
  });

  it('forgets an answer after a day, and a claim that a dead process left after a minute', async () => {
    await call(secret, 'a');
    await call(secret, 'b');
    await prismaClient()
      .$executeRaw`UPDATE idempotent_answer SET created_at = now() - interval '25 hours' WHERE key = 'a'`;
    await prismaClient()
      .$executeRaw`UPDATE idempotent_answer SET status = 0, created_at = now() - interval '2 minutes' WHERE key = 'b'`;
    expect(await call(secret, 'a')).toMatchObject({ status: 200, replayed: false });
    expect(await call(secret, 'b')).toMatchObject({ status: 200, replayed: false });
    expect(runs).toBe(4);
  });
});
