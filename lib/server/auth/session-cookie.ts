import { decode } from 'next-auth/jwt';
import { env } from '../env';

export const SESSION_SECONDS = 12 * 60 * 60;

/** Browsers keep a `__Secure-` cookie only over https, so the name follows the public address. */
export function usesSecureCookies(): boolean {
  return env().PUBLIC_URL?.startsWith('https://') ?? false;
}

// next-auth's own names, which its getToken also looks for.
export function sessionCookieName(): string {
  return `${usesSecureCookies() ? '__Secure-' : ''}next-auth.session-token`;
}

/** The user id in a session cookie that is ours and has not expired; null otherwise. Reads no database. */
export async function sessionUserId(cookieHeader: string | null | undefined): Promise<string | null> {
  const token = readCookie(cookieHeader ?? '', sessionCookieName());
  if (!token) return null;
  try {
    const claims = await decode({ token, secret: env().NEXTAUTH_SECRET });
    return claims?.sub ?? null;
  } catch {
    return null;
  }
}

function readCookie(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}
