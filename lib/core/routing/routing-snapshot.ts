import type { AttributeValue, Cohort } from '../cohort/cohort-rule';
import type { ExcludedCohort } from '../cohort/excluded-cohort';

/** Everything routing needs, immutable, swapped whole. Built by lib/server/routing from the database. */
export interface RoutingSnapshot {
  /** When it was read, epoch ms. */
  takenAt: number;
  features: ReadonlyMap<string, RoutedFeature>;
}

export interface RoutedFeature {
  id: string;
  key: string;
  salt: string;
  bucketBy: string;
  /** Null until a first version is live: then the flag has no value and the application uses its own default. */
  live: RoutedVersion | null;
  /** The release that is live or held; null otherwise (then everyone gets `live`). */
  release: RoutedRelease | null;
  /** Every version, by variant and by label key, so that telemetry can be attributed without a query. */
  versions: readonly RoutedVersion[];
  /** The active release (any active status), so that events are attributed to it. */
  activeReleaseId: string | null;
  /** Where the active release's costs are cut before they are judged; null while none is frozen. */
  costCapUsd: number | null;
}

export interface RoutedRelease {
  id: string;
  stageIndex: number;
  stageName: string;
  candidate: RoutedVersion;
  /** Cohorts of the stages 1..stageIndex of the plan; exposure is their union, which makes it monotone and sticky. */
  cohorts: readonly Cohort[];
  /** The names of their stages, in the same order. */
  cohortNames: readonly string[];
  /** Whoever belongs to one of these gets the baseline, whatever the cohorts say. */
  exclusions: readonly ExcludedCohort[];
}

export interface VersionLabels {
  model_version: string;
  prompt_version: string;
  retrieval_version: string;
  policy_version: string;
}

export interface RoutedVersion extends VersionLabels {
  id: string;
  /** `v<number>`: the OFREP variant. */
  variant: string;
  /** Served as part of the value. */
  config: unknown;
}

/** The answer for one request. `reason` as OFREP names it. */
export interface RoutingDecision {
  version: RoutedVersion | null;
  arm: 'baseline' | 'candidate' | null;
  reason: 'STATIC' | 'TARGETING_MATCH' | 'SPLIT' | 'UNKNOWN';
  /**
   * True when this request's arm was decided by chance at the current stage: it matches the stage's rule, and no
   * earlier cohort it belongs to has a larger share, and it is not excluded. Only such requests are compared.
   */
  comparable: boolean;
}

export type { AttributeValue };
