import { DomainError } from '@/lib/core/domain-error';
import type { Subject } from '@/lib/server/audit/write';
import type { Reader } from '@/lib/server/db/reader';
import { findRelease, lockRelease, type ReleaseRecord } from '@/lib/server/db/release-row';
import type { Transaction } from '@/lib/server/db/transaction';

export async function fetchRelease(reader: Reader, id: string): Promise<ReleaseRecord> {
  return (await findRelease(reader, id)) ?? absent();
}

export interface LockedRelease extends Subject {
  release: ReleaseRecord;
}

/** For `write`'s load: the row stays locked until the transaction ends, so the owner asked for is the owner. */
export function lockedRelease(id: string): (tx: Transaction) => Promise<LockedRelease> {
  return async (tx) => {
    const release = (await lockRelease(tx, id)) ?? absent();
    return {
      release,
      releaseId: release.id,
      featureId: release.feature.id,
      ownerId: release.owner?.id ?? null,
      ownerName: release.owner?.name ?? null,
    };
  };
}

function absent(): never {
  throw new DomainError('not_found', 'There is no such release.', 'unknown_release');
}
