import { z } from 'zod';
import type { VersionSummary } from '@/lib/core/telemetry/metric';

/** One version's metrics in one time bucket. A bucket without events is absent: the chart draws a gap. */
export interface DashboardPoint extends VersionSummary {
  /** Start of the bucket, ISO 8601. */
  at: string;
}

export interface DashboardView {
  from: string;
  to: string;
  bucketSeconds: number;
  scope: 'comparable' | 'all';
  versions: { id: string; variant: string; label: string; role: 'baseline' | 'candidate' | 'other' }[];
  /** Over the whole window. */
  totals: VersionSummary[];
  points: DashboardPoint[];
  /** Stage changes inside the window. */
  markers: { at: string; label: string }[];
  /** Events in the window that name no known version. */
  unlabelledRequests: number;
  /** Models whose requests tell tokens and have no cost; `priced`: there is a price now. */
  unpriced: { model: string; priced: boolean }[];
  /** What arrived before this, ISO 8601, will not change any more. */
  settledUntil: string;
}

const minutes = z.coerce
  .number({ error: 'A number of minutes' })
  .int()
  .min(1)
  .max(129_600, 'At most 90 days');

export const releaseDashboardQuery = z
  .object({
    minutes: minutes
      .optional()
      .describe("Back from now, or from the release's end; the whole release without it."),
    scope: z.enum(['comparable', 'all']).optional(),
  })
  .strict();

export const featureDashboardQuery = z
  .object({ minutes: minutes.optional().describe('Back from now.') })
  .strict();
