import { z } from 'zod';
import { KEY_SCOPES, type KeyScope, ROLES, type Role } from '@/lib/core/access/permissions';

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(200)
  .pipe(z.email('Give an e-mail address, as in dana@example.com'));
export const password = z.string().min(10, 'At least 10 characters').max(200);
const name = z.string().trim().min(1, 'Give a name').max(100);

export const setupInput = z.object({ name, email, password, sample: z.boolean() }).strict();
export type SetupInput = z.infer<typeof setupInput>;

export const createUserInput = z.object({ name, email, password, role: z.enum(ROLES) }).strict();
export type CreateUserInput = z.infer<typeof createUserInput>;

export const updateUserInput = z
  .object({ role: z.enum(ROLES).optional(), disabled: z.boolean().optional(), password: password.optional() })
  .strict()
  .refine((input) => Object.keys(input).length > 0, 'Nothing to change');
export type UpdateUserInput = z.infer<typeof updateUserInput>;

/** One's own password. */
export const changePasswordInput = z.object({ current: z.string().max(200), next: password }).strict();
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;

export const createKeyInput = z
  .object({ name, scopes: z.array(z.enum(KEY_SCOPES)).min(1, 'Choose a scope') })
  .strict();
export type CreateKeyInput = z.infer<typeof createKeyInput>;

export interface UserView {
  id: string;
  name: string;
  email: string;
  role: Role;
  disabledAt: string | null;
  createdAt: string;
}

export interface ApiKeyView {
  id: string;
  name: string;
  prefix: string;
  scopes: KeyScope[];
  createdAt: string;
  revokedAt: string | null;
  isSample: boolean;
}

export interface SetupState {
  /** There is nobody yet: the first admin may be made by anybody. */
  needed: boolean;
}

/** The one answer that carries the secret. */
export interface CreatedKeyView extends ApiKeyView {
  secret: string;
}
