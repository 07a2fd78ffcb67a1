import { bucketOf } from '../cohort/bucket';
import type { RequestContext } from '../cohort/cohort-rule';
import { isExcluded } from '../cohort/excluded-cohort';
import { matchRule, readAttribute } from '../cohort/match-rule';
import type { RoutedFeature, RoutedRelease, RoutingDecision } from './routing-snapshot';

/**
 * Which version does this request get, and why?
 *
 * Exposure is the union of the cohorts of all live stages so far: a request gets the candidate when, in any of them,
 * the rule matches and its bucket lies below the share. As stages only add cohorts, whoever has the candidate keeps
 * it; as the bucket depends on the feature's salt alone, no release, restart or pause moves anyone. An exclusion takes
 * the candidate from the requests of that cohort alone, and it lasts as long as the release.
 *
 * - No live version: UNKNOWN, no version; the application uses its own default.
 * - No exposed release, or no cohort's rule matches, or the request is excluded, or the attribute to bucket by is
 *   absent: STATIC, baseline.
 * - A rule matches: TARGETING_MATCH when some matching cohort takes everyone (share 1), else SPLIT, in either arm.
 *
 * A request without the bucketing attribute is never comparable: chance did not decide its arm. Total, never throws.
 */
export function evaluateFlag(
  feature: RoutedFeature,
  targetingKey: string,
  context: RequestContext,
): RoutingDecision {
  const { live, release } = feature;
  if (!live) return { version: null, arm: null, reason: 'UNKNOWN', comparable: false };
  const unit = release ? bucketingUnit(feature, targetingKey, context) : '';
  if (!release || unit === '' || isExcluded(release.exclusions, context)) {
    return { version: live, arm: 'baseline', reason: 'STATIC', comparable: false };
  }

  const { share, comparable } = effectiveShare(release, context);
  if (share === null) return { version: live, arm: 'baseline', reason: 'STATIC', comparable: false };
  const reason = share >= 1 ? 'TARGETING_MATCH' : 'SPLIT';
  return bucketOf(feature.salt, unit) < share
    ? { version: release.candidate, arm: 'candidate', reason, comparable }
    : { version: live, arm: 'baseline', reason, comparable };
}

/** The text that is hashed; empty when the request does not carry it. */
function bucketingUnit(feature: RoutedFeature, targetingKey: string, context: RequestContext): string {
  if (feature.bucketBy === 'targetingKey') return targetingKey;
  const value = readAttribute(context, feature.bucketBy);
  return value === undefined ? '' : String(value);
}

/**
 * One bucket is compared with every matching cohort's share, so the largest of them decides. `share` is null when no
 * rule matches. Comparable: the present stage's rule matches and no earlier matching cohort has a larger share.
 */
function effectiveShare(
  release: RoutedRelease,
  context: RequestContext,
): { share: number | null; comparable: boolean } {
  let share: number | null = null;
  let comparable = false;
  const last = release.cohorts.length - 1;
  release.cohorts.forEach((cohort, index) => {
    if (!matchRule(cohort.rule, context)) return;
    if (index === last) comparable = cohort.share >= (share ?? 0);
    share = Math.max(share ?? 0, cohort.share);
  });
  return { share, comparable };
}
