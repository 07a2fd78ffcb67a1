import { randomUUID } from 'node:crypto';
import type { UserView } from '@/lib/schemas/identity';
import { write } from '../../audit/write';
import { oidcClaims } from '../../auth/oidc-provider';
import { anyUserExists, findUserByEmail } from '../../db/user-rows';
import { createUserRow } from './internal';

/**
 * The person behind a provider's claims: known by verified e-mail, else created as a viewer. Null when refused:
 * e-mail not verified, disabled, or no admin exists yet (the first visit must make one, not a viewer).
 */
export async function signInOidcUser(claims: unknown): Promise<UserView | null> {
  const parsed = oidcClaims.safeParse(claims);
  if (!parsed.success || !parsed.data.email_verified) return null;
  const { email, name } = parsed.data;
  const known = await findUserByEmail(email);
  if (known) return known.disabledAt ? null : known;
  if (!(await anyUserExists())) return null;
  return write(
    { actor: { kind: 'system', id: 'sluice', name: 'Sluice' }, permission: 'people:manage' },
    async (tx) => {
      const user = await createUserRow(tx, {
        id: randomUUID(),
        email,
        name: name?.trim().slice(0, 100) || email,
        role: 'viewer',
        passwordHash: null,
      });
      const data = {
        userId: user.id,
        name: user.name,
        email: user.email,
        role: user.role,
        via: 'single sign-on',
      };
      return { result: user, audits: [{ action: 'user.created', data }] };
    },
  );
}
