import { formatCount } from '../../telemetry/format-metric';
import type { GateCheck } from '../gate';
import type { GateFacts } from '../gate-facts';

const METHOD =
  'Every trigger weighs its evidence after each block of 5 seconds, over the whole release, and stays fired once it has fired. While one is near (70 % of the way or more), or has not seen its least number of requests, it is not known yet whether the stage was safe.';

type Answer = Pick<GateCheck, 'outcome' | 'reason' | 'needed'>;

/**
 * Are the rollback triggers quiet? One that fired fails; once acknowledged it is for the owner to override. One that is
 * most of the way there, or has not seen what it needs to look, says nothing yet.
 */
export function checkTriggerQuiet(facts: GateFacts): GateCheck {
  return {
    code: 'trigger_quiet',
    ...judge(facts),
    text: 'No trigger has fired, or is near',
    method: METHOD,
    structural: false,
    baseline: null,
    candidate: null,
    required: null,
  };
}

function judge({ firedTrigger: fired, watch: { near, waiting } }: GateFacts): Answer {
  const answer = (outcome: GateCheck['outcome'], reason: string): Answer => ({
    outcome,
    reason,
    needed: null,
  });
  if (fired?.acknowledgedAt === null) {
    return answer('fail', `A trigger fired and is not acknowledged: ${fired.sentence}`);
  }
  if (fired) return answer('inconclusive', `A trigger fired and was acknowledged: ${fired.sentence}`);
  const [nearest] = near;
  if (nearest) {
    return answer('inconclusive', `Near firing: ${nearest.sentence} Wait until it fires or withdraws.`);
  }
  const [first] = waiting;
  if (first) {
    const needed = Math.max(...waiting.map((one) => one.needed));
    const which = waiting.length === 1 ? 'One trigger has' : `${waiting.length} triggers have`;
    const reason = `${which} not seen enough to look: "${first.sentence}" needs ${formatCount(first.needed)} more.`;
    return { outcome: 'inconclusive', reason, needed: { amount: needed, unit: 'requests' } };
  }
  return answer('pass', 'Every trigger has looked, and none has fired in this release or is near.');
}
