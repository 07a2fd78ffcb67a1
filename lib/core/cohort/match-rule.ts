import type { AttributeValue, CohortRule, Operator, RequestContext } from './cohort-rule';

interface OperatorDefinition {
  /** As it reads in a sentence: "tenant is acme". */
  label: string;
  /** How many values it takes; `some` is one or more, of which any may hold (`is not`: none may). */
  arity: 'none' | 'one' | 'some';
  /** `actual` is never missing here; `exists` and `missing` are decided by presence alone. */
  holds: (actual: AttributeValue, values: readonly AttributeValue[]) => boolean;
}

/**
 * The operators, each whole in one row. Rules of comparison:
 * - Text compares exactly, case included. A number equals a text that writes the same number ("10" is 10, not "010").
 * - true and false equal only themselves and the texts "true" and "false".
 * - `above` and `below` compare numbers; anything that is not a finite number, or a text that writes one, is no match.
 * - A missing attribute matches nothing but `missing`: also not `is not`, so that requests that do not say are left out.
 * - null, a list and an object count as missing.
 */
export const OPERATOR_DEFINITIONS: Readonly<Record<Operator, OperatorDefinition>> = {
  is: {
    label: 'is',
    arity: 'some',
    holds: (actual, values) => values.some((value) => isSame(actual, value)),
  },
  is_not: {
    label: 'is not',
    arity: 'some',
    holds: (actual, values) => !values.some((value) => isSame(actual, value)),
  },
  starts_with: {
    label: 'starts with',
    arity: 'some',
    holds: (actual, values) => values.some((value) => String(actual).startsWith(String(value))),
  },
  ends_with: {
    label: 'ends with',
    arity: 'some',
    holds: (actual, values) => values.some((value) => String(actual).endsWith(String(value))),
  },
  contains: {
    label: 'contains',
    arity: 'some',
    holds: (actual, values) => values.some((value) => String(actual).includes(String(value))),
  },
  above: { label: 'is above', arity: 'one', holds: (actual, [value]) => toNumber(actual) > toNumber(value) },
  below: { label: 'is below', arity: 'one', holds: (actual, [value]) => toNumber(actual) < toNumber(value) },
  exists: { label: 'exists', arity: 'none', holds: () => true },
  missing: { label: 'is missing', arity: 'none', holds: () => false },
};

/** Does the rule hold for this context? An empty `all` or `any` matches nothing. Total, never throws. */
export function matchRule(rule: CohortRule, context: RequestContext): boolean {
  switch (rule.kind) {
    case 'everyone':
      return true;
    case 'all':
      return rule.of.length > 0 && rule.of.every((part) => matchRule(part, context));
    case 'any':
      return rule.of.some((part) => matchRule(part, context));
    case 'condition': {
      const actual = readAttribute(context, rule.attribute);
      if (actual === undefined) return rule.operator === 'missing';
      return OPERATOR_DEFINITIONS[rule.operator].holds(actual, rule.values);
    }
  }
}

/**
 * An attribute by its key: a flat key first ("user.plan" as it stands), then nested ("plan" inside "user"). Answers
 * undefined when it is absent or no text, finite number or boolean.
 */
export function readAttribute(context: RequestContext, key: string): AttributeValue | undefined {
  const flat = own(context, key);
  if (flat !== undefined && flat !== null) return toAttribute(flat);
  if (!key.includes('.')) return undefined;
  let value: unknown = context;
  for (const part of key.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = own(value, part);
  }
  return toAttribute(value);
}

// Own properties only: "constructor" is no attribute of a request.
function own(holder: object, key: string): unknown {
  return Object.hasOwn(holder, key) ? (holder as Record<string, unknown>)[key] : undefined;
}

function toAttribute(value: unknown): AttributeValue | undefined {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

// Comparing as written makes 10 and "10" the same, and keeps "010" and "10.0" apart from 10.
function isSame(actual: AttributeValue, value: AttributeValue): boolean {
  return actual === value || (typeof actual !== typeof value && String(actual) === String(value));
}

const NUMERIC_TEXT = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

function toNumber(value: AttributeValue | undefined): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && NUMERIC_TEXT.test(value) ? Number(value) : Number.NaN;
}
