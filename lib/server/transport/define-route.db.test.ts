import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DomainError } from '@/lib/core/domain-error';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { makeKey, makeUser } from '@/lib/testing/factories';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { sessionCookie } from '@/lib/testing/session-cookie';
import { definePublicRoute, defineRoute, type NextHandler } from './define-route';

useServiceDatabase();

const whoAmI = defineRoute(async ({ actor }) => ({ id: actor.id }));

async function call(
  route: NextHandler,
  init: RequestInit & { path?: string } = {},
  params: Record<string, string> = {},
) {
  const request = new Request(`http://sluice.test${init.path ?? '/api/v1/x'}`, {
    ...init,
    headers: { host: 'sluice.test', ...Object.fromEntries(new Headers(init.headers)) },
  });
  const response = await route(request, { params: Promise.resolve(params) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
}

const post = (body: unknown, headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

describe('who asks', () => {
  it('is the person of the session, with the role the database has now', async () => {
    const role = defineRoute(async ({ actor }) => (actor.kind === 'user' ? actor.role : actor.kind));
    const user = await makeUser('admin');
    const headers = { cookie: `other=1; ${await sessionCookie(user.id)}` };
    expect(await call(role, { headers })).toMatchObject({ status: 200, body: 'admin' });
    await prismaClient().user.update({ where: { id: user.id }, data: { role: 'viewer' } });
    expect(await call(role, { headers })).toMatchObject({ status: 200, body: 'viewer' });
    await prismaClient().user.update({ where: { id: user.id }, data: { disabledAt: new Date() } });
    expect(await call(role, { headers })).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });

  it('is nobody without a session, with a forged or an expired one', async () => {
    const user = await makeUser('admin');
    const cookie = await sessionCookie(user.id);
    const expired = await sessionCookie(user.id, { seconds: -60 });
    const forged = `${cookie.slice(0, -4)}AAAA`;
    for (const headers of [
      {},
      { cookie: forged },
      { cookie: expired },
      { cookie: 'next-auth.session-token=x' },
    ]) {
      const { status, headers: answered, body } = await call(whoAmI, { headers: { ...headers } });
      expect({ status, type: answered.get('content-type'), code: body.code }).toEqual({
        status: 401,
        type: 'application/problem+json',
        code: 'unauthenticated',
      });
    }
  });

  it('is the API key, by either header; a revoked one is nobody, even beside a session', async () => {
    const { actor, secret } = await makeKey(['release']);
    const cookie = await sessionCookie((await makeUser('admin')).id);
    expect(await call(whoAmI, { headers: { authorization: `Bearer ${secret}` } })).toMatchObject({
      body: { id: actor.id },
    });
    expect(await call(whoAmI, { headers: { 'x-api-key': secret } })).toMatchObject({
      body: { id: actor.id },
    });
    await prismaClient().apiKey.update({ where: { id: actor.id }, data: { revokedAt: new Date() } });
    expect(await call(whoAmI, { headers: { cookie, 'x-api-key': secret } })).toMatchObject({ status: 401 });
  });
});

describe('writes by cookie', () => {
  const write = defineRoute(async () => ({}));

  it.each([
    ['from our own page', { origin: 'http://sluice.test' }, 200],
    ['from a program that names no origin', {}, 200],
    ['behind a proxy', { origin: 'https://public.test', 'x-forwarded-host': 'public.test' }, 200],
    ['from the page of another site', { origin: 'http://evil.test' }, 403],
    ['from a page of another port', { origin: 'http://sluice.test:81' }, 403],
    ['from a sandboxed page', { origin: 'null' }, 403],
  ])('%s', async (_case, headers, status) => {
    const cookie = await sessionCookie((await makeUser('admin')).id);
    expect(await call(write, { method: 'POST', headers: { ...headers, cookie } })).toMatchObject({ status });
  });

  it('are not looked at for an API key, nor for reads', async () => {
    const { secret } = await makeKey(['release']);
    const cookie = await sessionCookie((await makeUser('admin')).id);
    const origin = 'http://evil.test';
    expect(await call(write, { method: 'POST', headers: { origin, 'x-api-key': secret } })).toMatchObject({
      status: 200,
    });
    expect(await call(write, { headers: { origin, cookie } })).toMatchObject({ status: 200 });
  });

  it('are looked at on public routes too', async () => {
    const open = definePublicRoute(async () => ({}));
    expect(await call(open, { method: 'POST', headers: { origin: 'http://evil.test' } })).toMatchObject({
      status: 403,
      body: { reason: 'foreign_origin' },
    });
  });
});

describe('the body', () => {
  const input = z.object({ name: z.string(), deep: z.object({ n: z.number() }).optional() }).strict();
  const echo = definePublicRoute(async ({ body }) => body, { input, status: 201 });

  it('is parsed by the schema', async () => {
    expect(await call(echo, post({ name: 'é' }))).toMatchObject({ status: 201, body: { name: 'é' } });
  });

  it.each([
    ['not JSON', '{"name":', 400, 'malformed_json', []],
    ['empty', '', 422, 'invalid_input', [{ field: 'name', code: 'invalid_type' }]],
    ['of another type', { name: 'x', deep: { n: 'y' } }, 422, 'invalid_input', [{ field: 'deep.n' }]],
    [
      'with an unknown field',
      { name: 'x', nmae: 1 },
      422,
      'invalid_input',
      [{ field: 'nmae', code: 'unrecognized_keys' }],
    ],
    ['too large', `{"name":"${'x'.repeat(1_000_001)}"}`, 413, 'body_too_large', []],
  ])('%s', async (_case, body, status, reason, issues) => {
    expect(await call(echo, post(body))).toMatchObject({
      status,
      body: { code: 'invalid_input', reason, status, issues },
    });
  });

  it('comes after the question who asks', async () => {
    const closed = defineRoute(async ({ body }) => body, { input });
    expect(await call(closed, post('{'))).toMatchObject({ status: 401 });
  });
});

describe('the query', () => {
  const query = z.strictObject({ page: z.coerce.number().int().min(1).default(1) });
  const echo = definePublicRoute(async (context) => context.query, { query });

  it('is parsed by the schema', async () => {
    expect(await call(echo, { path: '/api/v1/x?page=7' })).toMatchObject({ status: 200, body: { page: 7 } });
    expect(await call(echo)).toMatchObject({ body: { page: 1 } });
  });

  it.each([
    ['of another type', '?page=x', 'page'],
    ['with an unknown name', '?pgae=7', 'pgae'],
  ])('%s', async (_case, asked, field) => {
    expect(await call(echo, { path: `/api/v1/x${asked}` })).toMatchObject({
      status: 422,
      body: { code: 'invalid_input', issues: [{ field }] },
    });
  });
});

describe('the answer', () => {
  it('is a problem with the extra facts, when the verb refuses', async () => {
    const stale = definePublicRoute(async () => {
      throw new DomainError('stale_state', 'It moved on.', 'stale_state', [], { state: { seq: 4 } });
    });
    const { status, headers, body } = await call(stale);
    expect(status).toBe(409);
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(body).toEqual({
      type: 'about:blank',
      title: 'Something changed meanwhile',
      status: 409,
      code: 'stale_state',
      reason: 'stale_state',
      detail: 'It moved on.',
      issues: [],
      state: { seq: 4 },
    });
  });

  it('tells nothing of an unforeseen error but a reference', async () => {
    const broken = definePublicRoute(async () => {
      throw new Error('the password is hunter2');
    });
    const { status, headers, body } = await call(broken);
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain('hunter2');
    expect(body.detail).toContain(headers.get('x-request-id'));
  });

  it('is 204 for nothing, and a Response as it is', async () => {
    expect(await call(definePublicRoute(async () => undefined))).toMatchObject({ status: 204, body: null });
    const markdown = definePublicRoute(
      async () => new Response('"# x"', { headers: { 'content-type': 'text/markdown' } }),
    );
    expect((await call(markdown)).headers.get('content-type')).toBe('text/markdown');
  });

  it('gives segments of the path by name', async () => {
    const named = definePublicRoute(async ({ param }) => ({ id: param('id') }));
    expect(await call(named, {}, { id: 'r1' })).toMatchObject({ body: { id: 'r1' } });
  });
});
