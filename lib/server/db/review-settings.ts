import { z } from 'zod';
import type { Reader } from './reader';

const settings = z.object({
  itemsPerArm: z.number().int().min(1).default(40),
  perCohort: z.number().int().min(0).default(10),
  reviewsEach: z.number().int().min(1).default(2),
});
export type ReviewLimits = z.output<typeof settings>;

/** How much is judged, and by how many; what is usual where nobody has set it. */
export async function readReviewSettings(reader: Reader): Promise<ReviewLimits> {
  const row = await reader.reviewSettings.findFirst();
  return settings.parse(row?.settings ?? {});
}
