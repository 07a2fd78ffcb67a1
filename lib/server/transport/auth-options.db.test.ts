import type { NextApiRequest, NextApiResponse } from 'next';
import NextAuth from 'next-auth';
import { decode } from 'next-auth/jwt';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeUser, TEST_PASSWORD } from '@/lib/testing/factories';
import { useOidcIssuer } from '@/lib/testing/oidc-issuer';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { sessionActor } from '../auth/session-actor';
import { SESSION_SECONDS, sessionCookieName } from '../auth/session-cookie';
import { env } from '../env';
import { authOptions } from './auth-options';

useServiceDatabase();
const issuer = useOidcIssuer();

beforeAll(async () => {
  process.env.AUTH_TRUST_HOST = '1';
  process.env.OIDC_ISSUER = issuer.url;
  process.env.OIDC_CLIENT_ID = issuer.clientId;
  process.env.OIDC_CLIENT_SECRET = issuer.clientSecret;
  await makeUser('admin');
});

interface Visit {
  path: [action: string, providerId?: string];
  method: 'GET' | 'POST';
  query?: Record<string, string>;
  body?: Record<string, string>;
}

/** Keeps cookies from one answer to the next request, as a browser does. */
class Browser {
  private readonly cookies = new Map<string, string>();
  private lastSet: string[] = [];

  async send({ path, method, query = {}, body = {} }: Visit) {
    const answer = { status: 200, body: undefined as unknown, headers: new Map<string, string | string[]>() };
    const request = {
      method,
      headers: { host: 'sluice.test', 'x-forwarded-proto': 'http', 'x-forwarded-for': '10.9.8.7' },
      cookies: Object.fromEntries(this.cookies),
      query: { nextauth: path, ...query },
      body,
    };
    const response = {
      status: (status: number) => {
        answer.status = status;
        return response;
      },
      getHeader: (name: string) => answer.headers.get(name.toLowerCase()),
      setHeader: (name: string, value: string | string[]) => answer.headers.set(name.toLowerCase(), value),
      send: (sent: unknown) => {
        answer.body = sent;
      },
      json: (sent: unknown) => {
        answer.body = sent;
      },
      end: () => {},
    };
    // What next-auth reads of a request and calls on a response, and no more.
    await NextAuth(
      request as unknown as NextApiRequest,
      response as unknown as NextApiResponse,
      authOptions(),
    );
    this.lastSet = [answer.headers.get('set-cookie') ?? []].flat();
    for (const line of this.lastSet) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) this.cookies.set(name, decodeURIComponent(value));
    }
    return { ...answer, redirect: String(answer.headers.get('location') ?? '') };
  }

  async signIn(providerId: string, body: Record<string, string> = {}) {
    const csrf = await this.send({ path: ['csrf'], method: 'GET' });
    const { csrfToken } = csrf.body as { csrfToken: string };
    const action = providerId === 'credentials' ? 'callback' : 'signin';
    return this.send({ path: [action, providerId], method: 'POST', body: { ...body, csrfToken } });
  }

  actor() {
    return sessionActor(`${sessionCookieName()}=${this.token()}`);
  }

  token(): string {
    return this.cookies.get(sessionCookieName()) ?? '';
  }

  /** The session cookie as the last answer set it. */
  setCookie(): string {
    return this.lastSet.find((line) => line.startsWith(`${sessionCookieName()}=`)) ?? '';
  }
}

describe('signing in with a password', () => {
  it('gives a session of twelve hours that carries the user id and nothing else', async () => {
    const user = await makeUser('member');
    const browser = new Browser();
    await browser.signIn('credentials', { email: user.email, password: TEST_PASSWORD });
    expect(await browser.actor()).toEqual(user);
    const claims = await decode({ token: browser.token(), secret: env().NEXTAUTH_SECRET });
    expect(Object.keys(claims ?? {}).toSorted()).toEqual(['exp', 'iat', 'jti', 'sub']);
    expect(Number(claims?.exp) - Number(claims?.iat)).toBe(SESSION_SECONDS);
    expect(browser.setCookie()).toMatch(/; Path=\/; .*; HttpOnly; SameSite=Lax$/);
    const { body } = await browser.send({ path: ['session'], method: 'GET' });
    expect(Object.keys(body ?? {})).toEqual(['expires']);
  });

  it('gives none for a wrong password, and says so when there were too many', async () => {
    const { email } = await makeUser('member');
    const browser = new Browser();
    const errors: string[] = [];
    for (let i = 0; i < 6; i += 1) {
      const { redirect } = await browser.signIn('credentials', { email, password: 'wrong password' });
      errors.push(new URL(redirect).searchParams.get('error') ?? '');
    }
    expect(errors).toEqual([...Array(5).fill('CredentialsSignin'), 'TooManyAttempts']);
    expect(await browser.actor()).toBeNull();
  });
});

describe('signing in through single sign-on', () => {
  async function signIn(token: Record<string, unknown>, userinfo: Record<string, unknown>) {
    issuer.person = { token, userinfo };
    const browser = new Browser();
    const asked = await browser.signIn('oidc');
    const query = issuer.authorize(asked.redirect);
    const { redirect } = await browser.send({ path: ['callback', 'oidc'], method: 'GET', query });
    return { query, actor: await browser.actor(), error: new URL(redirect).searchParams.get('error') };
  }

  it('lets in who the ID token names', async () => {
    const user = await makeUser('member');
    const claims = { sub: 'u1', email: user.email.toUpperCase(), email_verified: true };
    expect(await signIn(claims, { sub: 'u1' })).toMatchObject({
      error: null,
      actor: { id: user.id, role: 'member' },
    });
  });

  it('reads the e-mail from the userinfo endpoint, and adds a stranger as a viewer', async () => {
    const more = { sub: 'u2', email: 'stranger@example.com', email_verified: true, name: 'A Stranger' };
    const { actor } = await signIn({ sub: 'u2' }, more);
    expect(actor).toMatchObject({ email: 'stranger@example.com', name: 'A Stranger', role: 'viewer' });
  });

  it('refuses an e-mail that is not verified', async () => {
    const user = await makeUser('admin');
    const claims = { sub: 'u3', email: user.email, email_verified: false };
    expect(await signIn(claims, { sub: 'u3' })).toMatchObject({ actor: null, error: 'AccessDenied' });
  });

  it('refuses a userinfo answer about somebody else, a token of another client, and a code used by another browser', async () => {
    const user = await makeUser('admin');
    const claims = { sub: 'u4', email: user.email, email_verified: true };
    expect(await signIn(claims, { sub: 'other' })).toMatchObject({ actor: null, error: 'OAuthCallback' });
    expect(await signIn({ ...claims, aud: 'another' }, { sub: 'u4' })).toMatchObject({
      actor: null,
      error: 'OAuthCallback',
    });
    const { query } = await signIn(claims, { sub: 'u4' });
    const thief = new Browser();
    await thief.signIn('oidc');
    await thief.send({ path: ['callback', 'oidc'], method: 'GET', query });
    expect(await thief.actor()).toBeNull();
  });
});
