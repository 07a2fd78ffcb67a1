import { z } from 'zod';
import type { FiredTrigger } from '@/lib/core/release/release-state';
import { METRIC_IDS } from '@/lib/core/telemetry/metric';

const metricCount = z.object({ n: z.number(), value: z.number().nullable() });

/** What the watch acted on, as it is kept with a release and, before it is latched, with an entry of the audit. */
export const firing = z.object({
  triggerId: z.string(),
  sentence: z.string(),
  action: z.enum(['roll_back', 'hold']),
  candidate: metricCount,
  baseline: metricCount.nullable(),
  threshold: z.number(),
  proof: z
    .object({
      judged: z
        .object({ metric: z.enum(METRIC_IDS), comparison: z.enum(['absolute', 'margin', 'ratio']) })
        .optional(),
      logE: z.number(),
      firesAt: z.number(),
      interval: z.object({ low: z.number(), estimate: z.number(), high: z.number() }).nullable(),
      cohort: z.object({ attribute: z.string(), value: z.string() }).nullable(),
      from: z.string(),
      until: z.string(),
    })
    .optional(),
});
export type Firing = z.infer<typeof firing>;

export const firedTrigger: z.ZodType<FiredTrigger> = firing.extend({
  firedAt: z.string(),
  acknowledgedAt: z.string().nullable(),
});
