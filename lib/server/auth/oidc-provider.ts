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
    profile: (claims) => ({ id: String(claims.sub) }),
  };
}
