import { checkBaselineRequests } from './checks/check-baseline-requests';
import { checkCandidateRequests } from './checks/check-candidate-requests';
import { checkLabelsKnown } from './checks/check-labels-known';
import { checkMonitoringQuery } from './checks/check-monitoring-query';
import { checkNoHiddenEdit } from './checks/check-no-hidden-edit';
import { checkNoteComplete } from './checks/check-note-complete';
import { checkOfflineEvidence } from './checks/check-offline-evidence';
import { checkOwnerPresent } from './checks/check-owner-present';
import { checkStageMinutes } from './checks/check-stage-minutes';
import { checkTriggerQuiet } from './checks/check-trigger-quiet';
import type { GateCheck, GateVerdict } from './gate';
import type { GateFacts } from './gate-facts';
import { isOverridable } from './is-overridable';
import { verdictSentence } from './verdict-sentence';

type Check = (facts: GateFacts) => GateCheck;

const OFFLINE_CHECKS: readonly Check[] = [
  checkOwnerPresent,
  checkNoteComplete,
  checkOfflineEvidence,
  checkMonitoringQuery,
  checkNoHiddenEdit,
];

const LIVE_CHECKS: readonly Check[] = [
  checkOwnerPresent,
  checkNoteComplete,
  checkMonitoringQuery,
  checkStageMinutes,
  checkCandidateRequests,
  checkBaselineRequests,
  checkTriggerQuiet,
  checkNoHiddenEdit,
  checkLabelsKnown,
];

/**
 * May the present stage be left? Every check of the stage answers; the gate passes when all of them do. Inconclusive
 * is not pass and no data is not pass (rule 6). Plain minimum counts; no statistical test yet. Never throws.
 */
export function evaluateGate(facts: GateFacts): GateVerdict {
  const applied = facts.stage.kind === 'offline' ? OFFLINE_CHECKS : LIVE_CHECKS;
  const checks = applied.map((check) => check(facts));
  return {
    kind: checks.every((check) => check.outcome === 'pass') ? 'pass' : 'blocked',
    sentence: verdictSentence(checks, facts),
    checks,
    overridable: checks.filter(isOverridable).map((check) => check.code),
  };
}
