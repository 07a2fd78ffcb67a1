import { encode } from 'next-auth/jwt';
import { SESSION_SECONDS, sessionCookieName } from '@/lib/server/auth/session-cookie';
import { env } from '@/lib/server/env';

/** The cookie header of somebody who signed in. */
export async function sessionCookie(userId: string, { seconds = SESSION_SECONDS } = {}): Promise<string> {
  const token = await encode({ token: { sub: userId }, secret: env().NEXTAUTH_SECRET, maxAge: seconds });
  return `${sessionCookieName()}=${token}`;
}
