import type { AttributeValue, Cohort, CohortRule } from './cohort-rule';
import { OPERATOR_DEFINITIONS } from './match-rule';
import { renderShare } from './render-share';
import { RESERVED_WORDS } from './reserved-words';

/**
 * A cohort as a sentence: "10 % of requests where tenant is acme or globex and region is not eu, by user". Given the
 * name of the bucketing unit it ends with it. parseCohort reads it back to the same cohort, as far as the rule is
 * whole: a condition without its values reads "…" there, which nothing parses.
 */
export function renderCohort(cohort: Cohort, unitName?: string): string {
  const whom = cohort.rule.kind === 'everyone' ? 'all requests' : `requests where ${renderRule(cohort.rule)}`;
  const unit = unitName === undefined || unitName.trim() === '' ? '' : `, by ${unitName.trim()}`;
  return `${renderShare(cohort.share)} of ${whom}${unit}`;
}

/** The rule alone: "tenant is acme or globex and region is not eu". A group within a group stands in parentheses. */
export function renderRule(rule: CohortRule): string {
  if (rule.kind === 'everyone') return 'everyone';
  if (rule.kind === 'condition') return renderCondition(rule);
  const joiner = rule.kind === 'all' ? ' and ' : ' or ';
  // A group of one or none has no joiner to tell its kind, so it says it.
  if (rule.of.length < 2) return `${rule.kind} of (${rule.of.map(renderRule).join(joiner)})`;
  return rule.of.map((part) => (isJoined(part) ? `(${renderRule(part)})` : renderRule(part))).join(joiner);
}

function isJoined(rule: CohortRule): boolean {
  return (rule.kind === 'all' || rule.kind === 'any') && rule.of.length > 1;
}

function renderCondition(rule: Extract<CohortRule, { kind: 'condition' }>): string {
  const { label, arity } = OPERATOR_DEFINITIONS[rule.operator];
  const subject = renderText(rule.attribute);
  if (arity === 'none') return `${subject} ${label}`;
  return `${subject} ${label} ${rule.values.length === 0 ? '…' : rule.values.map(renderValue).join(' or ')}`;
}

function renderValue(value: AttributeValue): string {
  return typeof value === 'string' ? renderText(value) : String(value);
}

const PLAIN = /^[\p{L}_][\p{L}\p{N}_.:@/-]*$/u;

// Quoted as in JSON, so that odd characters survive; numbers and words of the sentence must not be mistaken.
function renderText(text: string): string {
  return PLAIN.test(text) && !RESERVED_WORDS.has(text.toLowerCase()) ? text : JSON.stringify(text);
}
