import type { UserView } from '@/lib/schemas/identity';
import { findUserByEmail } from '../db/user-rows';
import { AttemptLimit } from './attempt-limit';
import { verifyNobody, verifyPassword } from './password';

const MINUTES = 60_000;

interface Limits {
  /** One person mistyping, from one place. */
  place: AttemptLimit;
  /** One person's password being guessed from many places. */
  person: AttemptLimit;
}

// On globalThis, because a bundle may load this file twice in one process.
const shared = globalThis as typeof globalThis & { sluiceSignInLimits?: Limits };

function limits(): Limits {
  shared.sluiceSignInLimits ??= {
    place: new AttemptLimit({ failures: 5, windowMs: 10 * MINUTES }),
    person: new AttemptLimit({ failures: 50, windowMs: 10 * MINUTES }),
  };
  return shared.sluiceSignInLimits;
}

export type CredentialsCheck =
  | { kind: 'accepted'; user: UserView }
  | { kind: 'refused' }
  | { kind: 'too_many_attempts' };

/**
 * Unknown e-mail, wrong password, no password and disabled are one answer, and take the same time. `at` is epoch ms.
 */
export async function checkCredentials(
  given: { email: string; password: string; address: string },
  at: number,
): Promise<CredentialsCheck> {
  const email = given.email.trim().toLowerCase();
  const place = `${email} ${given.address}`;
  const { place: byPlace, person: byPerson } = limits();
  if (byPlace.isExceeded(place, at) || byPerson.isExceeded(email, at)) return { kind: 'too_many_attempts' };
  // Counted before the slow check, so that guesses sent at once do not slip through together.
  byPlace.fail(place, at);
  byPerson.fail(email, at);
  const user = await findUserByEmail(email);
  const hash = user?.passwordHash;
  const matches = hash ? await verifyPassword(given.password, hash) : await verifyNobody(given.password);
  if (!user || !matches || user.disabledAt) return { kind: 'refused' };
  byPlace.succeed(place);
  byPerson.succeed(email);
  const { passwordHash: _, ...view } = user;
  return { kind: 'accepted', user: view };
}
