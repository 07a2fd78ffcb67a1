import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';

interface Grant {
  nonce: string;
  challenge: string;
}

export interface OidcIssuer {
  /** Known from `beforeAll` on. */
  url: string;
  clientId: string;
  clientSecret: string;
  /** Who signs in next: claims of the ID token, and of the userinfo endpoint. */
  person: { token: Record<string, unknown>; userinfo: Record<string, unknown> };
  /** What a person's browser would bring back from the authorization address. */
  authorize(address: string): Record<string, string>;
}

/** An OpenID provider on this machine: discovery, code with PKCE, signed ID tokens, userinfo. */
export function useOidcIssuer(): OidcIssuer {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const grants = new Map<string, Grant>();
  const issuer: OidcIssuer = {
    url: '',
    clientId: 'sluice',
    clientSecret: 'a secret of the client',
    person: { token: {}, userinfo: {} },
    authorize(address) {
      const asked = new URL(address).searchParams;
      const code = randomUUID();
      grants.set(code, { nonce: asked.get('nonce') ?? '', challenge: asked.get('code_challenge') ?? '' });
      return { code, state: asked.get('state') ?? '' };
    },
  };
  const answers: Record<string, (form: URLSearchParams) => unknown> = {
    '/.well-known/openid-configuration': () => ({
      issuer: issuer.url,
      authorization_endpoint: `${issuer.url}/authorize`,
      token_endpoint: `${issuer.url}/token`,
      userinfo_endpoint: `${issuer.url}/userinfo`,
      jwks_uri: `${issuer.url}/jwks`,
      id_token_signing_alg_values_supported: ['RS256'],
    }),
    '/jwks': () => ({
      keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }],
    }),
    '/userinfo': () => issuer.person.userinfo,
    '/token': (form) => {
      const grant = grants.get(form.get('code') ?? '');
      const verifier = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      if (!grant || grant.challenge !== verifier) return { error: 'invalid_grant' };
      const now = Math.floor(Date.now() / 1000);
      const claims = {
        iss: issuer.url,
        aud: issuer.clientId,
        iat: now,
        exp: now + 60,
        nonce: grant.nonce,
        ...issuer.person.token,
      };
      return { token_type: 'Bearer', access_token: 'access', id_token: sign(claims) };
    },
  };
  const sign = (claims: object): string => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${part({ alg: 'RS256', kid: 'k' })}.${part(claims)}`;
    return `${text}.${createSign('RSA-SHA256').update(text).sign(keys.privateKey, 'base64url')}`;
  };
  const server = createServer(async (req, res) => {
    let body = '';
    for await (const part of req) body += part;
    const answer = answers[new URL(req.url ?? '', issuer.url).pathname]?.(new URLSearchParams(body));
    const failed =
      answer === undefined || (typeof answer === 'object' && answer !== null && 'error' in answer);
    res
      .writeHead(failed ? 400 : 200, { 'content-type': 'application/json' })
      .end(JSON.stringify(answer ?? {}));
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    issuer.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  return issuer;
}
