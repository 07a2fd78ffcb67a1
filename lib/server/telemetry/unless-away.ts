import { DomainError } from '@/lib/core/domain-error';
import { TELEMETRY_AWAY } from '../db/translate-clickhouse-error';

type Answer<T> = { told: T; away: null } | { told: null; away: string };

/**
 * What telemetry tells, or the sentence that says why it tells nothing now. For pages from which a release is
 * stopped: they must open without it.
 */
export async function unlessAway<T>(asked: Promise<T>): Promise<Answer<T>> {
  try {
    return { told: await asked, away: null };
  } catch (error) {
    if (error instanceof DomainError && error.reason === TELEMETRY_AWAY)
      return { told: null, away: error.message };
    throw error;
  }
}
