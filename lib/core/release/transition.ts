import type { AuditAction } from '../audit/audit-entry';
import type { FieldIssue } from '../domain-error';
import type { GateCheckCode, GateVerdict } from './gate';
import type { Plan } from './note';
import type { Exclusion, FiredTrigger, ReleaseState } from './release-state';

/** A move, with what the mover said. Who may make it is decided before, by the access table. */
export type ReleaseEvent =
  | { kind: 'start' }
  | { kind: 'promote'; overrides: Override[] }
  | { kind: 'hold'; reason: string }
  | { kind: 'resume' }
  | { kind: 'roll_back'; reason: string }
  | { kind: 'exclude_cohort'; exclusion: Exclusion }
  | { kind: 'fire_trigger'; fired: FiredTrigger }
  | { kind: 'acknowledge_trigger'; at: string }
  | { kind: 'observe_rollback' }
  | { kind: 'confirm_recovery'; reason: string }
  | { kind: 'complete'; overrides: Override[] }
  | { kind: 'abandon'; reason: string }
  | { kind: 'revise_note' }
  | { kind: 'hand_over'; toOwnerId: string };

/** The owner's written reason for passing an inconclusive check. */
export interface Override {
  check: GateCheckCode;
  reason: string;
}

/** Everything a decision may look at, gathered before. */
export interface TransitionFacts {
  /** The plan in force (of the running revision, or of the draft when it starts). */
  plan: Plan;
  /** Faults of the note, the versions and the owner; empty when whole (rule 1). */
  noteIssues: readonly FieldIssue[];
  /** The gate of the present stage; null where there is none (draft, ended). */
  gate: GateVerdict | null;
  /** Only read while rolling back; null elsewhere. */
  rollback: RollbackObservation | null;
}

/**
 * Traffic after the rollback, by the client's clock. `candidateRequests` counts what still carries the candidate in
 * the last `quietSeconds`; `totalRequests` everything in the same window. Null lastCandidateAt: none seen since.
 */
export interface RollbackObservation {
  quietSeconds: number;
  secondsSinceRollback: number;
  totalRequests: number;
  candidateRequests: number;
  lastCandidateAt: string | null;
}

export type TransitionRefusal =
  | 'not_in_this_state'
  | 'note_incomplete'
  | 'gate_blocked'
  | 'override_refused'
  | 'trigger_unacknowledged'
  | 'no_further_stage'
  | 'not_last_stage'
  | 'rollback_not_observed'
  | 'reason_missing'
  | 'already_fired'
  | 'cohort_missing'
  | 'already_excluded';

export type TransitionDecision =
  | { kind: 'accepted'; next: ReleaseState; action: AuditAction }
  | { kind: 'refused'; reason: TransitionRefusal; message: string; issues: readonly FieldIssue[] };
