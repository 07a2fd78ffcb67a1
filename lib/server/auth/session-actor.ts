import type { Actor } from '@/lib/core/access/actor';
import { findActiveUser } from '../db/user-rows';
import { sessionUserId } from './session-cookie';

/** Role and state are read on each request: a demotion acts at once, and a disabled user is nobody. */
export async function sessionActor(cookieHeader: string | null | undefined): Promise<Actor | null> {
  const id = await sessionUserId(cookieHeader);
  const user = id ? await findActiveUser(id) : null;
  return user && { kind: 'user', id: user.id, name: user.name, email: user.email, role: user.role };
}
