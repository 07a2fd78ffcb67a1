import type { OAuthConfig } from 'next-auth/providers/oauth';
import { z } from 'zod';
import type { Env } from '../env';

/** What is read of the provider's claims. */
export const oidcClaims = z.object({
  sub: z.string().min(1),
  email: z.email().transform((text) => text.toLowerCase()),
  // Some providers send the word instead of the boolean.
  email_verified: z.union([z.boolean(), z.stringbool()]),
  name: z.string().optional(),
});

/** Single sign-on by OpenID Connect discovery; null unless configured. */
export function oidcProvider(env: Env): OAuthConfig<Record<string, unknown>> | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer || !clientId || !clientSecret) return null;
  return {
    id: 'oidc',
    name: env.OIDC_NAME,
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    authorization: { params: { scope: 'openid email profile' } },
    userinfo: {
      async request({ client, tokens }) {
        // Its signature, issuer, audience and nonce were checked when the code was exchanged.
        const claims = readClaims(tokens.id_token);
        // Some providers put the e-mail into the token, some only into the answer of the userinfo endpoint.
        if (!client.issuer.metadata.userinfo_endpoint || !tokens.access_token) return claims;
        const more = await client.userinfo(tokens.access_token);
        if (more.sub !== claims.sub) throw new Error('The userinfo endpoint speaks of somebody else');
        return { ...claims, ...more };
      },
    },
    profile: (claims) => ({ id: String(claims.sub) }),
  };
}

function readClaims(idToken: string | undefined): { sub: string } & Record<string, unknown> {
  const [, payload = ''] = (idToken ?? '').split('.');
  return z
    .looseObject({ sub: z.string() })
    .parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
}
