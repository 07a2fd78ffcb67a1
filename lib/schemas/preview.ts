import { z } from 'zod';
import { METRIC_IDS } from '@/lib/core/telemetry/metric';
import { plan, trigger } from './note';

/** A plan, finished or not; a stage without a cohort has no preview. */
export const previewInput = z.object({ plan }).strict();
export type PreviewInput = z.infer<typeof previewInput>;

/** What a plan would have done with the requests of the last 24 h. Counts are scaled up where only a part was read. */
export interface PlanPreviewView {
  /** Requests of the feature. */
  requests: number;
  /** Of them, those without a targeting key: they always get the baseline. */
  keyless: number;
  /** The share of them that was read, 0..1. */
  sampled: number;
  /** How much of the 24 h has traffic; a day's numbers are reckoned from it. */
  coveredHours: number;
  /** In the plan's order; null for a stage without a cohort. */
  stages: (StagePreview | null)[];
}

export interface StagePreview {
  matching: { requests: number; units: number };
  /** With this stage live, by its cohort or an earlier one. */
  candidate: { requests: number; units: number; perDay: number };
  /** Until each arm has the stage's least number of requests; null when it never would. */
  days: number | null;
  /** Whom the candidate would touch, by attributes of the context that name groups. */
  touched: { attribute: string; distinct: number; top: { value: string; requests: number }[] }[];
}

/** The note's triggers, of which each has its part of the error budget, at a stage that serves this share. */
export const triggerPreviewInput = z
  .object({
    triggers: z.array(trigger).max(40),
    metricsToWatch: z.array(z.enum(METRIC_IDS)).max(METRIC_IDS.length),
    share: z.number().gt(0, 'Above 0').max(1, 'At most 1'),
    /** What the stage is called. */
    stage: z.string().max(60),
  })
  .strict();
export type TriggerPreviewInput = z.input<typeof triggerPreviewInput>;

/** By trigger, what the baseline's stored traffic says of it; in the note's order. */
export interface TriggerPreviewView {
  triggers: { id: string; firings: string; detectable: string }[];
}
