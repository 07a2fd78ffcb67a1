/** A decidable rule on request context. Groups nest; an empty group is refused by the schema. */
export const OPERATORS = [
  'is',
  'is_not',
  'starts_with',
  'ends_with',
  'contains',
  'above',
  'below',
  'exists',
  'missing',
] as const;
export type Operator = (typeof OPERATORS)[number];

export type AttributeValue = string | number | boolean;

export type CohortRule =
  | { kind: 'everyone' }
  | { kind: 'condition'; attribute: string; operator: Operator; values: AttributeValue[] }
  | { kind: 'all'; of: CohortRule[] }
  | { kind: 'any'; of: CohortRule[] };

/** A cohort: the rule, and which share (fraction 0..1) of its bucketing units gets the candidate. */
export interface Cohort {
  rule: CohortRule;
  share: number;
}

/** Flat request context as applications send it. */
export type RequestContext = Readonly<Record<string, unknown>>;
