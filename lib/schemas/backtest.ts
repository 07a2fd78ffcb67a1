import { z } from 'zod';
import { METRIC_IDS } from '@/lib/core/telemetry/metric';
import { noteTolerances, plan, trigger } from './note';

/** What of a note a backtest runs; the rest of it may stand beside and is of no matter. */
export const backtestNote = z.object({
  plan,
  triggers: z.array(trigger).max(40).default([]),
  metricsToWatch: z.array(z.enum(METRIC_IDS)).default([]),
  tolerances: noteTolerances,
});
export type BacktestNote = z.output<typeof backtestNote>;

/** What a note's triggers would have done in another release of the same feature. */
export const noteBacktestInput = z
  .object({
    releaseId: z.string().min(1).max(60),
    triggers: z.array(trigger).max(40),
    metricsToWatch: z.array(z.enum(METRIC_IDS)).max(METRIC_IDS.length),
    tolerances: noteTolerances,
  })
  .strict();
export type NoteBacktestInput = z.input<typeof noteBacktestInput>;

export interface FiringView {
  at: string;
  /** Compared requests of both arms until then. */
  requests: number;
  sentence: string;
}

export interface NoteBacktestView {
  /** What was looked at, or why nothing could be. */
  sentence: string;
  /** False where there was nothing to look at: then no trigger says anything. */
  hasLooked: boolean;
  triggers: {
    id: string;
    sentence: string;
    /** too_few: it would not have seen enough to look. */
    state: 'fired' | 'quiet' | 'too_few';
    fired: FiringView | null;
    /** How near it ever came, 0..1. */
    nearest: number;
    detail: string;
  }[];
  cohorts: {
    triggerId: string;
    attribute: string;
    value: string;
    action: 'exclude' | 'hold';
    fired: FiringView;
  }[];
}
