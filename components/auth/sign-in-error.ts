const SENTENCES: Readonly<Record<string, string>> = {
  CredentialsSignin: 'The e-mail or the password is not right, or the account is disabled.',
  TooManyAttempts: 'Too many attempts failed. Wait ten minutes, or ask an admin for a new password.',
  AccessDenied:
    'Your provider does not vouch for your e-mail, or your account here is disabled. Ask an admin.',
  OAuthCallback: 'The sign-in at your provider did not end well. Try again.',
  SessionRequired: 'Sign in first.',
};

/** What a code of the sign-in means, in words. */
export function signInError(code: string): string {
  return SENTENCES[code] ?? 'Signing in did not work. Try again in a moment.';
}
