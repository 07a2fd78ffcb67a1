import type { RoutedVersion } from '../routing/routing-snapshot';
import { findClaimedVersion } from '../telemetry/event-attribution';

/** What is said of the version that answered, under the event's names. */
export type Claim = Readonly<
  Partial<
    Record<'variant' | 'model_version' | 'prompt_version' | 'retrieval_version' | 'policy_version', string>
  >
>;

/**
 * Takes what is said from the nearest source outwards, until it names one version: what is farther away must not
 * contradict it then. The name of a model that a provider reports is such a far source, not a label that somebody
 * chose. When nothing names one version everything said is the claim.
 */
export function settleClaim(versions: readonly RoutedVersion[], nearestFirst: readonly Claim[]): Claim {
  let claim: Claim = {};
  for (const farther of nearestFirst) {
    claim = { ...farther, ...claim };
    if (findClaimedVersion(versions, claim)) return claim;
  }
  return claim;
}
