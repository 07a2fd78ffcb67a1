import type { GateCheck } from '../gate';
import type { GateFacts } from '../gate-facts';

/** Is there exactly one owner? Structural: without one nobody may promote. */
export function checkOwnerPresent(facts: GateFacts): GateCheck {
  const owned = facts.ownerId !== null;
  return {
    code: 'owner_present',
    outcome: owned ? 'pass' : 'fail',
    text: 'One owner',
    reason: owned ? 'The release has one owner.' : 'The release has no owner: hand it over to somebody.',
    method: null,
    structural: true,
    baseline: null,
    candidate: null,
    required: null,
    needed: null,
  };
}
