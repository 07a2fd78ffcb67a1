import { DomainError } from '@/lib/core/domain-error';
import type { RegisteredVersion } from '@/lib/core/evidence/version-checks';
import type { ReleaseStatus } from '@/lib/core/release/release-state';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import type { VersionRecord } from '@/lib/server/db/version-row';

const OPEN: readonly ReleaseStatus[] = ['draft', 'offline_check', 'live', 'held'];

export interface ComparedPair {
  ids: { baselineVersionId: string; candidateVersionId: string };
  versions: { baseline: RegisteredVersion; candidate: RegisteredVersion };
}

/** The two versions that a comparison has to be about; refused where there are not two, or the release is over. */
export function comparedPair({ status, baseline, candidate }: ReleaseRecord): ComparedPair {
  if (!OPEN.includes(status)) {
    const message = 'This release was rolled back or has ended: it takes no more evidence.';
    throw new DomainError('conflict', message, 'not_in_this_state');
  }
  if (!baseline || !candidate) {
    const message = 'Choose the candidate first: the comparison is bound to its two versions.';
    throw new DomainError('conflict', message, 'missing_candidate');
  }
  return {
    ids: { baselineVersionId: baseline.id, candidateVersionId: candidate.id },
    versions: { baseline: registered(baseline), candidate: registered(candidate) },
  };
}

function registered(version: VersionRecord): RegisteredVersion {
  const { variant, fingerprints, configFingerprint } = version;
  return { variant, labels: version, fingerprints, configFingerprint };
}
