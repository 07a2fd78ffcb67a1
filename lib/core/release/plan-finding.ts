export const PLAN_FINDING_CODES = [
  'plan_missing_stage',
  'plan_order',
  'plan_missing_cohort',
  'plan_share_out_of_range',
  'plan_share_shrinks',
  'plan_all_at_once',
  'plan_no_control',
  'plan_canary_not_tiny',
  'plan_no_minimum',
] as const;
export type PlanFindingCode = (typeof PLAN_FINDING_CODES)[number];

/** One fault (error: the release cannot start) or warning of a plan, with the way out. `field` is a dotted path into the note. */
export interface PlanFinding {
  code: PlanFindingCode;
  severity: 'error' | 'warning';
  field: string;
  message: string;
  fix: string;
}
