/** Its library is fetched when somebody leaves: no page needs it before. */
export async function signOut(): Promise<void> {
  const auth = await import('next-auth/react');
  await auth.signOut({ callbackUrl: '/sign-in' });
}
