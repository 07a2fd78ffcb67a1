import type { KeyScope, Role } from './permissions';

/** Who acts. `system` is Sluice itself: the watch that fires triggers and observes rollbacks. */
export type Actor =
  | { kind: 'user'; id: string; name: string; email: string; role: Role }
  | { kind: 'key'; id: string; name: string; scopes: readonly KeyScope[] }
  | { kind: 'system'; id: 'sluice'; name: string };
