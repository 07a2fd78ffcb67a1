import { FINGERPRINT_AXES, type FingerprintAxis } from '@/lib/core/telemetry/event';
import type { Sighting } from '@/lib/core/telemetry/hidden-edit';
import type { Reader } from './reader';
import type { Transaction } from './transaction';

export interface SightingRecord extends Sighting {
  versionId: string;
}

export type SightingKey = Pick<SightingRecord, 'versionId' | 'axis' | 'fingerprint'>;

/** The contents that traffic carried under these versions' labels. */
export async function readSightings(
  reader: Reader,
  versionIds: readonly string[],
): Promise<SightingRecord[]> {
  const rows = await reader.fingerprintSighting.findMany({ where: { versionId: { in: [...versionIds] } } });
  return rows.flatMap(({ axis, requests, ...row }) =>
    isAxis(axis)
      ? [
          {
            axis,
            versionId: row.versionId,
            fingerprint: row.fingerprint,
            requests: Number(requests),
            firstSeenAt: row.firstSeenAt.toISOString(),
            lastSeenAt: row.lastSeenAt.toISOString(),
            acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
            reportedAt: row.reportedAt?.toISOString() ?? null,
          },
        ]
      : [],
  );
}

/** Answers whether it was this call that told it: of two at the same time, one. */
export async function claimReport(tx: Transaction, key: SightingKey, at: Date): Promise<boolean> {
  const { versionId, axis, fingerprint } = key;
  const where = { versionId, axis, fingerprint, reportedAt: null };
  return (await tx.fingerprintSighting.updateMany({ where, data: { reportedAt: at } })).count === 1;
}

/** When it is seen again after this, history is told again. */
export async function acknowledgeSighting(tx: Transaction, key: SightingKey, at: Date): Promise<void> {
  const { versionId, axis, fingerprint } = key;
  await tx.fingerprintSighting.update({
    where: { versionId_axis_fingerprint: { versionId, axis, fingerprint } },
    data: { acknowledgedAt: at, reportedAt: null },
  });
}

function isAxis(text: string): text is FingerprintAxis {
  return FINGERPRINT_AXES.some((axis) => axis === text);
}
