import { NO_REFERENCE, type WatchReference } from '../watch/watch-reference';

/** What a release is judged against, frozen when it goes live and never moved afterwards (rule 8). */
export interface ReleaseReference {
  /** The baseline's 99th percentile of cost per request, US dollars: costs are cut there before they are compared. */
  costCapUsd: number | null;
  /** How many costs it was taken from. */
  costs: number;
  /** Absent where it was frozen by an older Sluice. */
  watch?: Omit<WatchReference, 'isCapped'>;
}

/** Of a release that went live without one, nothing is known before its own blocks. */
export function watchReferenceOf(reference: ReleaseReference | null): WatchReference {
  if (!reference) return NO_REFERENCE;
  return { ...NO_REFERENCE, ...reference.watch, isCapped: reference.costCapUsd !== null };
}
