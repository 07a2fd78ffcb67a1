import { evaluateFlag } from '../routing/evaluate-flag';
import type { RoutedFeature, RoutedVersion, VersionLabels } from '../routing/routing-snapshot';
import type { EventInput } from './event';

/** To what an event counts. */
export interface EventAttribution {
  versionId: string | null;
  /** What was said of the version, where that names no known one, or more than one. */
  unknownLabel: string | null;
  releaseId: string | null;
  stageIndex: number | null;
  comparable: boolean;
}

/** What a version is told by. */
export type Claimed = VersionLabels & { variant: string };

export type VersionClaim = Pick<
  EventInput,
  'variant' | 'model_version' | 'prompt_version' | 'retrieval_version' | 'policy_version'
>;

export const VERSION_LABELS = [
  'model_version',
  'prompt_version',
  'retrieval_version',
  'policy_version',
] as const satisfies readonly (keyof VersionLabels)[];

/**
 * Attributes an event to a version, release and stage, by the state of routing at its arrival. Comparable only when
 * the request's arm is decided by chance at the present stage and the event comes from the arm that was decided: a
 * late event of an earlier assignment is counted, but not compared. Total, never throws.
 */
export function attributeEvent(feature: RoutedFeature, event: EventInput): EventAttribution {
  const version = findClaimedVersion(feature.versions, event);
  const decision =
    feature.release && version && event.targeting_key
      ? evaluateFlag(feature, event.targeting_key, { ...event.context, targetingKey: event.targeting_key })
      : null;
  return {
    versionId: version?.id ?? null,
    unknownLabel: version ? null : claimText(event),
    releaseId: feature.activeReleaseId,
    stageIndex: feature.release?.stageIndex ?? null,
    comparable: decision?.comparable === true && decision.version?.id === version?.id,
  };
}

/** The one version that fits everything the event says of it; null when none does, several do, or it says nothing. */
export function findClaimedVersion(
  versions: readonly RoutedVersion[],
  claim: VersionClaim,
): RoutedVersion | null {
  let found: RoutedVersion | null = null;
  if (saysNothing(claim)) return null;
  for (const version of versions) {
    if (!fitsClaim(version, claim)) continue;
    if (found) return null;
    found = version;
  }
  return found;
}

/** Nothing that the claim says contradicts the version; a claim that says nothing fits all. */
export function fitsClaim(version: Claimed, claim: VersionClaim): boolean {
  if (claim.variant !== undefined && claim.variant !== version.variant) return false;
  for (const label of VERSION_LABELS) {
    if (claim[label] !== undefined && claim[label] !== version[label]) return false;
  }
  return true;
}

function saysNothing(claim: VersionClaim): boolean {
  if (claim.variant !== undefined) return false;
  for (const label of VERSION_LABELS) if (claim[label] !== undefined) return false;
  return true;
}

function claimText(claim: VersionClaim): string | null {
  const parts = (['variant', ...VERSION_LABELS] as const).flatMap((name) =>
    claim[name] === undefined ? [] : [`${name}=${claim[name]}`],
  );
  return parts.length > 0 ? parts.join(' ') : null;
}
