import { checkBaselineRequests } from '../release/checks/check-baseline-requests';
import { checkCandidateRequests } from '../release/checks/check-candidate-requests';
import { checkSampleRatio } from '../release/checks/check-sample-ratio';
import { checkStageMinutes } from '../release/checks/check-stage-minutes';
import { checkTriggerQuiet } from '../release/checks/check-trigger-quiet';
import { checksNoWorse } from '../release/checks/checks-no-worse';
import { hasControl } from '../release/checks/has-control';
import type { GateCheck } from '../release/gate';
import type { GateFacts } from '../release/gate-facts';
import type { Stage, Trigger } from '../release/note';
import type { WatchReading } from '../watch/judge-watch';
import { quietFacts } from '../watch/quiet-facts';

export interface StageFacts {
  stage: Stage;
  triggers: readonly Trigger[];
  reading: WatchReading;
  compared: { candidate: number; baseline: number };
  /** Units that were given an arm in this stage. */
  assigned: { candidate: number; baseline: number };
  enteredAtMs: number;
  nowMs: number;
}

export interface CheckedWith {
  /** Without gates, the stage's minimums and quiet triggers are enough. */
  hasGates: boolean;
  /** Does the log say when? Else nobody knows how long a stage lasted. */
  hasTimes: boolean;
}

/**
 * The checks of a stage that traffic alone can answer, each by the product's own. What a person, a note or a monitoring
 * query answers for is left out, and so is what only the owner could pass in writing when there are no gates.
 */
export function stageChecks(known: StageFacts, { hasGates, hasTimes }: CheckedWith): GateCheck[] {
  const facts = gateFacts(known, hasGates);
  const isControlled = hasControl(known.stage);
  return [
    ...(hasTimes ? [checkStageMinutes(facts)] : []),
    checkCandidateRequests(facts),
    ...(hasGates || isControlled ? [checkBaselineRequests(facts)] : []),
    checkTriggerQuiet(facts),
    ...(hasGates ? [checkSampleRatio(facts)] : []),
    ...(hasGates && known.stage.kind !== 'canary' ? checksNoWorse(facts).filter(isOfTraffic) : []),
  ];
}

/** Nobody judges a recorded output. */
function isOfTraffic({ code }: GateCheck): boolean {
  return code !== 'no_worse_judged_acceptable';
}

function gateFacts(known: StageFacts, hasGates: boolean): GateFacts {
  const { stage, triggers, reading, compared, assigned, enteredAtMs, nowMs } = known;
  const { near, waiting } = quietFacts(
    triggers.filter(({ metric }) => metric !== 'judged_acceptable'),
    reading,
  );
  const share = stage.cohort?.share ?? 1;
  return {
    ...{ now: isoOf(nowMs), status: 'live', stage, nextStageName: null, stageEnteredAt: isoOf(enteredAtMs) },
    ...{ ownerId: null, noteIssues: [], offlineEvidence: null, monitoring: null, firedTrigger: null },
    arms: { baseline: { requests: compared.baseline }, candidate: { requests: compared.candidate } },
    watch: {
      near,
      waiting: hasGates ? waiting : [],
      tolerances: reading.tolerances,
      assigned: share < 1 ? { ...assigned, share } : null,
    },
    content: { fingerprinted: false, edits: [] },
    labels: { hours: 1, requests: 0, unlabelled: 0 },
    ...{ signOff: null, wayBack: null },
    judgedPerArm: null,
    candidatePerMinute: null,
  };
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}
