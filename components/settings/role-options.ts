import { ROLES } from '@/lib/core/access/permissions';
import { ROLE_SENTENCES } from './role-sentences';

/** The roles as choices, each with its sentence. */
export const ROLE_OPTIONS = ROLES.map((role) => ({
  value: role,
  label: role.charAt(0).toUpperCase() + role.slice(1),
  hint: ROLE_SENTENCES[role],
}));
