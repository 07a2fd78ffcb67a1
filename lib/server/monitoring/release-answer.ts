import { canonicalJson } from '@/lib/core/audit/canonical-json';
import { isSourceQuery, type MonitoringQuery } from '@/lib/core/monitoring/monitoring-query';
import { sha256Hex } from '../audit/sha256-hex';
import { findAnswer, type StoredAnswer, storeAnswer } from '../db/monitoring-answers';
import type { Reader } from '../db/reader';
import type { ReleaseRecord } from '../db/release-row';
import { askQuery } from './ask-query';

export type GivenAnswer = Omit<StoredAnswer, 'queryHash'>;

/** Grows when the shape of an answer changes, so that an older one is asked for anew. */
const SHAPE = 2;

/**
 * What a release's query answers. A built-in one is asked now: it reads our own database. Of one to a source the last
 * answer is given, if it is to this query about these versions: this may run inside a transaction, and no system
 * elsewhere may hold that up. Null when there is none.
 */
export async function knownAnswer(
  reader: Reader,
  release: ReleaseRecord,
  query: MonitoringQuery,
  now: Date,
): Promise<GivenAnswer | null> {
  if (!isSourceQuery(query)) return ask(release, query, now, new AbortController().signal);
  const stored = await findAnswer(reader, release.id);
  return stored && stored.queryHash === hashOf(release, query) ? stored : null;
}

/** Asks now. An answer of a source is kept for who asks next. */
export async function freshAnswer(
  release: ReleaseRecord,
  query: MonitoringQuery,
  signal: AbortSignal,
): Promise<GivenAnswer> {
  const given = await ask(release, query, new Date(), signal);
  if (isSourceQuery(query) && !signal.aborted) {
    await storeAnswer(release.id, { ...given, queryHash: hashOf(release, query) });
  }
  return given;
}

/** Asks now and keeps nothing: for a query that is still being written. */
export async function ask(
  release: ReleaseRecord,
  query: MonitoringQuery,
  at: Date,
  signal: AbortSignal,
): Promise<GivenAnswer> {
  const began = performance.now();
  const answer = await askQuery(query, release, at, signal);
  return { answer, at, tookMs: Math.round(performance.now() - began) };
}

function hashOf({ baseline, candidate }: ReleaseRecord, query: MonitoringQuery): string {
  const asked = { shape: SHAPE, query, baseline: baseline?.id ?? null, candidate: candidate?.id ?? null };
  return sha256Hex(canonicalJson(asked));
}
