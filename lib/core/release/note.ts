import type { Cohort } from '../cohort/cohort-rule';
import type { MonitoringQuery } from '../monitoring/monitoring-query';
import type { MetricId } from '../telemetry/metric';

/** By metric: points of a rate or score that is better when higher, else a fraction of the baseline (0.1 = 10 %). Above 0. */
export type Tolerances = Partial<Record<MetricId, number>>;

/** The rollout note's content: what is typed, revisioned and shown. May be incomplete while a draft. */
export interface NoteContent {
  change: string;
  expectedGain: string;
  primaryRisk: string;
  metricsToWatch: MetricId[];
  /** How much worse than the baseline each may be and still pass its gate; what is usual where it is not there. */
  tolerances: Tolerances;
  triggers: Trigger[];
  monitoringQuery: MonitoringQuery | null;
  /** A link to the team's own dashboard; http or https, or empty. */
  dashboardUrl: string;
  plan: Plan;
}

export const STAGE_KINDS = ['offline', 'canary', 'cohort', 'wider', 'full'] as const;
export type StageKind = (typeof STAGE_KINDS)[number];

/**
 * One stage of the plan. The note's canary cohort and expanded cohort are the cohorts of its canary and cohort
 * stages. `minMinutes` and `minRequests` (per arm, inside the cohort) must be reached before the stage may be left;
 * both are 0 for the offline check, whose cohort is null.
 */
export interface Stage {
  kind: StageKind;
  name: string;
  cohort: Cohort | null;
  minMinutes: number;
  minRequests: number;
}

export interface Plan {
  stages: Stage[];
}

/** What is done about one cohort in which the candidate is worse; list: it is shown as a suspect, and nothing acts. */
export const SLICE_ACTIONS = ['exclude', 'hold', 'list'] as const;
export type SliceAction = (typeof SLICE_ACTIONS)[number];

export const TRIGGER_ACTIONS = ['roll_back', 'hold'] as const;
export type TriggerAction = (typeof TRIGGER_ACTIONS)[number];

/**
 * `absolute`: fires when the candidate's value is worse than `threshold` (the metric's unit: fraction, ms, usd…).
 * `margin`: fires when the candidate is worse than the concurrent baseline by more than `threshold` (same unit).
 * `ratio`: fires when the candidate is worse than baseline by more than `threshold` as a fraction of baseline (0.15 = 15 %).
 * `minRequests` is the smallest n of each arm it looks at (of the candidate alone when absolute).
 */
export interface Trigger {
  id: string;
  metric: MetricId;
  comparison: 'absolute' | 'margin' | 'ratio';
  threshold: number;
  minRequests: number;
  action: TriggerAction;
  /** Of one context value alone, beside the baseline; `absolute` does not look at slices. */
  inSlice: SliceAction;
  /** Its part of the release's error budget beside the other triggers': 2 is twice as much as 1. Above 0. */
  weight: number;
}
