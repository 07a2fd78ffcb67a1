import { checkBaselineRequests } from './checks/check-baseline-requests';
import { checkCandidateRequests } from './checks/check-candidate-requests';
import { checkFourMovements } from './checks/check-four-movements';
import { checkLabelsKnown } from './checks/check-labels-known';
import { checkMonitoringQuery } from './checks/check-monitoring-query';
import { checkNoHiddenEdit } from './checks/check-no-hidden-edit';
import { checkNoteComplete } from './checks/check-note-complete';
import { checkOfflineEvidence } from './checks/check-offline-evidence';
import { checkOwnerPresent } from './checks/check-owner-present';
import { checkSampleRatio } from './checks/check-sample-ratio';
import { checkStageMinutes } from './checks/check-stage-minutes';
import { checkTriggerQuiet } from './checks/check-trigger-quiet';
import { checkWayBack } from './checks/check-way-back';
import { checksNoWorse } from './checks/checks-no-worse';
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
  checkSampleRatio,
  checkNoHiddenEdit,
  checkLabelsKnown,
];

/**
 * May the present stage be left? Every check of the stage answers; the gate passes when all of them do. Inconclusive
 * is not pass and no data is not pass (rule 6). From the first whole cohort on, every metric to watch must be shown to be no
 * worse than its tolerance; a tiny canary is too small for that, its triggers watch it alone.
 * Before full rollout a person signs, and the way back must be seen to work (rule 12). Never throws.
 */
export function evaluateGate(facts: GateFacts): GateVerdict {
  const { kind } = facts.stage;
  const applied = kind === 'offline' ? OFFLINE_CHECKS : LIVE_CHECKS;
  const noWorse = kind === 'offline' || kind === 'canary' ? [] : checksNoWorse(facts);
  const signed = facts.signOff ? [checkWayBack(facts), checkFourMovements(facts.signOff)] : [];
  const checks = [...applied.map((check) => check(facts)), ...noWorse, ...signed];
  return {
    kind: checks.every((check) => check.outcome === 'pass') ? 'pass' : 'blocked',
    sentence: verdictSentence(checks, facts),
    checks,
    overridable: checks.filter(isOverridable).map((check) => check.code),
  };
}
