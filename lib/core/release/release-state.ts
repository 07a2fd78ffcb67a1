import type { ExcludedCohort } from '../cohort/excluded-cohort';
import type { Trigger } from './note';

export const RELEASE_STATUSES = [
  'draft',
  'offline_check',
  'live',
  'held',
  'rolling_back',
  'recovery_unconfirmed',
  'closed',
  'completed',
  'abandoned',
] as const;
export type ReleaseStatus = (typeof RELEASE_STATUSES)[number];

/** A release in one of these blocks a new one of its feature. */
export const ACTIVE_STATUSES = [
  'draft',
  'offline_check',
  'live',
  'held',
  'rolling_back',
  'recovery_unconfirmed',
] as const satisfies readonly ReleaseStatus[];

/** In these the candidate may get traffic. */
export const EXPOSED_STATUSES = ['live', 'held'] as const satisfies readonly ReleaseStatus[];

/** Everything that can happen to a release. `fire_trigger` and `observe_rollback` come from the watch alone. */
export const RELEASE_EVENTS = [
  'start',
  'promote',
  'hold',
  'resume',
  'roll_back',
  'exclude_cohort',
  'fire_trigger',
  'acknowledge_trigger',
  'observe_rollback',
  'confirm_recovery',
  'complete',
  'abandon',
  'revise_note',
  'hand_over',
] as const;
export type ReleaseEventKind = (typeof RELEASE_EVENTS)[number];

/** Logs of e-values; harm's difference (larger is worse) in 0..1 or the metric's unit; times are ISO 8601. */
export interface FiringProof {
  /** Of the trigger as it was; absent in what fired before it was kept. */
  judged?: Pick<Trigger, 'metric' | 'comparison'> | undefined;
  logE: number;
  firesAt: number;
  interval: { low: number; estimate: number; high: number } | null;
  /** The one cohort that it is about; null of everything. */
  cohort: { attribute: string; value: string } | null;
  /** The blocks that were looked at: their first instant and their end. */
  from: string;
  until: string;
}

/** A trigger that fired: latched with the release until it ends, acknowledged by the owner. */
export interface FiredTrigger {
  triggerId: string;
  sentence: string;
  action: 'roll_back' | 'hold';
  candidate: { n: number; value: number | null };
  baseline: { n: number; value: number | null } | null;
  threshold: number;
  /** What the watch stood on; absent in what fired before there was one. */
  proof?: FiringProof | undefined;
  firedAt: string;
  acknowledgedAt: string | null;
}

/** A cohort that gets the baseline from `at` until the release ends. There is no way back in (rule 3). */
export interface Exclusion extends ExcludedCohort {
  reason: string;
  at: string;
  /** The name of who excluded it. */
  by: string;
  /** The trigger that did; null when a person decided. */
  triggerId: string | null;
}

/** What the stage machine sees of a release. Stage 0 is the offline check; `stageIndex` is null only in draft. */
export interface ReleaseState {
  status: ReleaseStatus;
  stageIndex: number | null;
  firedTrigger: FiredTrigger | null;
  /** In the order in which they were made; it only grows. */
  exclusions: readonly Exclusion[];
}
