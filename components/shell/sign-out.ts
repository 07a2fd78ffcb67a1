/** Its library is fetched when somebody leaves: no page needs it before. Where that fails, the server's own page asks. */
export async function signOut(): Promise<void> {
  try {
    const auth = await import('next-auth/react');
    await auth.signOut({ callbackUrl: '/sign-in' });
  } catch {
    window.location.assign('/api/auth/signout');
  }
}
