import { METRIC_IDS } from '../telemetry/metric';

/** What one check of a gate answers. Missing data is its own answer and never passes. */
export const CHECK_OUTCOMES = ['pass', 'fail', 'inconclusive', 'no_data'] as const;
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];

/**
 * One line of the gate. `code` names the check; `text` is its sentence for people; `reason` says why it answers so, with numbers and method.
 * `structural` checks can never be overridden; of the others only inconclusive ones can, with a written reason.
 * `method` says in two sentences, for people who are no statisticians, how it is judged; null where there is nothing to say.
 * `needed` is how many more requests (minutes, outputs to judge) would settle it, where that can be said.
 */
export interface GateCheck {
  code: GateCheckCode;
  outcome: CheckOutcome;
  text: string;
  reason: string;
  method: string | null;
  structural: boolean;
  baseline: string | null;
  candidate: string | null;
  required: string | null;
  needed: { amount: number; unit: 'requests' | 'minutes' | 'outputs' } | null;
}

export const GATE_CHECK_CODES = [
  ...METRIC_IDS.map((metric) => `no_worse_${metric}` as const),
  'sample_ratio',
  'owner_present',
  'note_complete',
  'offline_evidence',
  'monitoring_query_answers',
  'stage_minutes',
  'candidate_requests',
  'baseline_requests',
  'trigger_quiet',
  'no_hidden_edit',
  'labels_known',
  'four_movements',
  'way_back',
] as const;
export type GateCheckCode = (typeof GATE_CHECK_CODES)[number];

export interface GateVerdict {
  kind: 'pass' | 'blocked';
  /** The sentence on the release page: "Not yet: 2 of 6 checks are inconclusive, about 340 more requests." */
  sentence: string;
  checks: GateCheck[];
  /** Codes that the owner may override with a written reason. */
  overridable: GateCheckCode[];
}
