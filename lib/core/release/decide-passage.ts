import type { FieldIssue } from '../domain-error';
import type { GateVerdict } from './gate';
import { isOverridable } from './is-overridable';
import type { FiredTrigger } from './release-state';
import type { Override, TransitionDecision } from './transition';

/** The shortest written reason that passes an inconclusive check, in characters without outer blanks. */
export const MIN_OVERRIDE_REASON_LENGTH = 10;

type Refused = Extract<TransitionDecision, { kind: 'refused' }>;

/**
 * May the present stage be left through its gate? Null means yes. A trigger that fired must be acknowledged; every
 * check must pass, or be overridable and overridden with a written reason. An override of a check that passes by
 * now is needless and ignored; one of a check that cannot be overridden, or is not in the gate, is refused by name.
 * No gate is no pass. Never throws.
 */
export function decidePassage(
  gate: GateVerdict | null,
  overrides: readonly Override[],
  fired: FiredTrigger | null,
): Refused | null {
  if (fired && fired.acknowledgedAt === null) {
    return refuse(
      'trigger_unacknowledged',
      `A trigger fired and is not acknowledged: ${fired.sentence} Acknowledge it first.`,
    );
  }
  if (!gate)
    return refuse(
      'gate_blocked',
      'The gate of this stage has no verdict yet: wait until it has been judged.',
    );

  const notAllowed = overrides.filter(({ check: code }) => {
    const check = gate.checks.find((candidate) => candidate.code === code);
    return !check || (check.outcome !== 'pass' && !isOverridable(check));
  });
  if (notAllowed.length > 0) {
    return refuse(
      'override_refused',
      'Only an inconclusive check that is not structural can be overridden: settle the others first.',
      notAllowed.map(({ check }) => ({
        code: check,
        field: 'overrides',
        message: `"${check}" cannot be overridden.`,
      })),
    );
  }

  const open = gate.checks.filter((check) => check.outcome !== 'pass');
  const tooShort = open.flatMap(({ code }) => {
    const given = overrides.filter(({ check }) => check === code);
    return given.length > 0 && !given.some(isWritten) ? [code] : [];
  });
  if (tooShort.length > 0) {
    return refuse(
      'reason_missing',
      `Write a reason of at least ${MIN_OVERRIDE_REASON_LENGTH} characters for each overridden check.`,
      tooShort.map((code) => ({
        code,
        field: 'overrides',
        message: `The reason for "${code}" is too short.`,
      })),
    );
  }

  const blocking = open.filter(({ code }) => !overrides.some(({ check }) => check === code));
  if (blocking.length === 0) return null;
  return refuse(
    'gate_blocked',
    gate.sentence,
    blocking.map(({ code, text, reason }) => ({ code, field: 'gate', message: `${text}: ${reason}` })),
  );
}

function isWritten(override: Override): boolean {
  return override.reason.trim().length >= MIN_OVERRIDE_REASON_LENGTH;
}

function refuse(reason: Refused['reason'], message: string, issues: FieldIssue[] = []): Refused {
  return { kind: 'refused', reason, message, issues };
}
