import { z } from 'zod';
import { METRIC_IDS } from '@/lib/core/telemetry/metric';
import { plan, trigger } from './note';

/** What of a note a backtest runs; the rest of it may stand beside and is of no matter. */
export const backtestNote = z.object({
  plan,
  triggers: z.array(trigger).max(40).default([]),
  metricsToWatch: z.array(z.enum(METRIC_IDS)).default([]),
});
export type BacktestNote = z.output<typeof backtestNote>;
