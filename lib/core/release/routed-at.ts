import type { ExcludedCohort } from '../cohort/excluded-cohort';
import type { RoutedFeature, RoutedRelease, RoutedVersion } from '../routing/routing-snapshot';
import { exposureOf } from './exposure-of';
import type { Plan } from './note';

const BASELINE = stub('baseline');
const CANDIDATE = stub('candidate');

/** A feature as it would be routed with the plan's stage live; its two versions are stand-ins. */
export function routedAt(
  { salt, bucketBy }: Pick<RoutedFeature, 'salt' | 'bucketBy'>,
  plan: Plan,
  index: number,
  exclusions: readonly ExcludedCohort[],
): RoutedFeature {
  const cohorts = exposureOf({ status: 'live', stageIndex: index }, plan);
  const release: RoutedRelease | null =
    cohorts.length === 0
      ? null
      : {
          id: '',
          stageIndex: index,
          stageName: '',
          candidate: CANDIDATE,
          cohorts,
          cohortNames: [],
          exclusions,
        };
  return {
    ...{ id: '', key: '', salt, bucketBy, live: BASELINE, release, versions: [] },
    ...{ activeReleaseId: null, costCapUsd: null },
  };
}

function stub(id: string): RoutedVersion {
  const labels = { model_version: '', prompt_version: '', retrieval_version: '', policy_version: '' };
  return { id, variant: id, config: null, ...labels };
}
