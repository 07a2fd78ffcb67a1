import { findExcluded } from '@/lib/core/cohort/excluded-cohort';
import { OTHER_VALUE } from '@/lib/core/telemetry/slice-values';
import type { ReleaseView, SliceRow } from '@/lib/schemas/release';

/** May whoever looks leave this cohort out now? Not what is no cohort of its own, nor what is left out already. */
export function mayExclude(
  { status, exclusions, permissions }: Pick<ReleaseView, 'status' | 'exclusions' | 'permissions'>,
  { dimension, value }: Pick<SliceRow, 'dimension' | 'value'>,
): boolean {
  const isExposed = status === 'live' || status === 'held';
  if (!isExposed || value === OTHER_VALUE || permissions['release:exclude_cohort'] !== null) return false;
  return !findExcluded(exclusions, { attribute: dimension, value });
}
