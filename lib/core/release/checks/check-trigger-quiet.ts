import type { CheckOutcome, GateCheck } from '../gate';
import type { GateFacts } from '../gate-facts';

/** Are the rollback triggers quiet? One that fired fails; once acknowledged it is for the owner to override. */
export function checkTriggerQuiet(facts: GateFacts): GateCheck {
  const { outcome, reason } = judge(facts.firedTrigger);
  return {
    code: 'trigger_quiet',
    outcome,
    text: 'No trigger has fired',
    reason,
    structural: false,
    baseline: null,
    candidate: null,
    required: null,
    needed: null,
  };
}

function judge(fired: GateFacts['firedTrigger']): { outcome: CheckOutcome; reason: string } {
  if (!fired) return { outcome: 'pass', reason: 'No trigger has fired in this release.' };
  if (fired.acknowledgedAt === null) {
    return { outcome: 'fail', reason: `A trigger fired and is not acknowledged: ${fired.sentence}` };
  }
  return { outcome: 'inconclusive', reason: `A trigger fired and was acknowledged: ${fired.sentence}` };
}
