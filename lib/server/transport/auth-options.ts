import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import type { Provider } from 'next-auth/providers/index';
import { checkCredentials } from '../auth/check-credentials';
import { oidcProvider } from '../auth/oidc-provider';
import { SESSION_SECONDS, sessionCookieName, usesSecureCookies } from '../auth/session-cookie';
import { env } from '../env';
import { log } from '../log';
import { signInOidcUser } from '../services/identity/sign-in-oidc-user';

/** The sign-in page shows these as `?error=`; next-auth itself adds CredentialsSignin and others. */
export const SIGN_IN_ERRORS = { tooManyAttempts: 'TooManyAttempts', notInvited: 'AccessDenied' } as const;

/** Made on first use, since it reads the environment. */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    jwt: { maxAge: SESSION_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: providers(),
    useSecureCookies: usesSecureCookies(),
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: usesSecureCookies() },
      },
    },
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.provider !== 'oidc') return true;
        const known = await signInOidcUser(profile ?? {});
        if (!known) return false;
        // The same object is given to the jwt callback: from here on the person goes by our id.
        user.id = known.id;
        return true;
      },
      // The user id alone: role and state are read from the database on each request.
      jwt: ({ token, user }) => ({ sub: user?.id ?? token.sub }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    logger: {
      error: (code, metadata) =>
        log.warn('Sign-in failed', { code, error: metadata instanceof Error ? metadata : metadata.error }),
      warn: (code) => log.debug('next-auth warns', { code }),
      debug: () => {},
    },
  };
}

function providers(): Provider[] {
  const credentials = CredentialsProvider({
    name: 'Password',
    credentials: { email: {}, password: {} },
    async authorize(given, request) {
      const checked = await checkCredentials(
        { email: given?.email ?? '', password: given?.password ?? '', address: addressOf(request.headers) },
        Date.now(),
      );
      if (checked.kind === 'too_many_attempts') throw new Error(SIGN_IN_ERRORS.tooManyAttempts);
      return checked.kind === 'accepted' ? { id: checked.user.id } : null;
    },
  });
  const oidc = oidcProvider(env());
  return oidc ? [credentials, oidc] : [credentials];
}

// Next fills x-forwarded-for from the socket when no proxy did.
function addressOf(headers: Record<string, unknown> | undefined): string {
  const forwarded = headers?.['x-forwarded-for'];
  return typeof forwarded === 'string' ? (forwarded.split(',').at(-1)?.trim() ?? '') : '';
}
