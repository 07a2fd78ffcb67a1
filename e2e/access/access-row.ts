import type { Permission } from '../../lib/core/access/permissions';
import type { Installation } from './installation';

export interface AccessRow {
  /** Method and folder below app/api/v1: "PATCH /users/[id]"; hot paths by their own full path. */
  route: string;
  /** `public`: for anybody. */
  permission: Permission | 'public';
  /** Which of several things one route does. */
  what?: string;
  /** Is the owner of the release asked about one who may do more? */
  owned?: true;
  /** A question by POST, which changes nothing that history keeps: its refusal leaves no audit row. */
  reads?: true;
  /** Served ahead of the console, where a session is nobody. */
  keysOnly?: true;
  path: (given: Installation) => string | Promise<string>;
  body?: (given: Installation) => unknown;
}
