import { z } from 'zod';
import { ACTIVE_STATUSES, type Exclusion } from '@/lib/core/release/release-state';
import type { Reader } from './reader';

/** Of the JSON column, which a move has written. */
export const storedExclusions: z.ZodType<Exclusion[]> = z.array(
  z.object({
    attribute: z.string(),
    value: z.string(),
    reason: z.string(),
    at: z.string(),
    by: z.string(),
    triggerId: z.string().nullable(),
  }),
);

/** Whom the feature's active release leaves out; nobody when it has none. */
export async function readExclusions(reader: Reader, featureId: string): Promise<Exclusion[]> {
  const active = await reader.release.findFirst({
    where: { featureId, status: { in: [...ACTIVE_STATUSES] } },
    select: { exclusions: true },
  });
  return active ? storedExclusions.parse(active.exclusions) : [];
}
