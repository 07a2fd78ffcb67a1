/** Its library is fetched when somebody leaves: no page needs it before. Where that fails, the server's own page asks. */
export async function signOut(): Promise<void> {
  const auth = await import('next-auth/react').catch(() => null);
  if (auth) await auth.signOut({ callbackUrl: '/sign-in' });
  else window.location.assign('/api/auth/signout');
}
