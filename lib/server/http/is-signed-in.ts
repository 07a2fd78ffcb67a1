import { sessionActor } from '../auth/session-actor';
import { sessionUserId } from '../auth/session-cookie';
import { log } from '../log';

/**
 * A valid session of a user who is not disabled. While the database is away the session alone counts: a browser that
 * is refused once never tries an event stream again, and only ids go out on it.
 */
export async function isSignedIn(cookieHeader: string | undefined): Promise<boolean> {
  if ((await sessionUserId(cookieHeader)) === null) return false;
  try {
    return (await sessionActor(cookieHeader)) !== null;
  } catch (error) {
    log.warn('A session could not be looked up', { error });
    return true;
  }
}
