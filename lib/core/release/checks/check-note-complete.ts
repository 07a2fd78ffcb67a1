import type { GateCheck } from '../gate';
import type { GateFacts } from '../gate-facts';

/** Is the note in force whole (rule 1)? Structural; the reason names the first faults. */
export function checkNoteComplete(facts: GateFacts): GateCheck {
  const count = facts.noteIssues.length;
  const first = facts.noteIssues.slice(0, 3).map((issue) => issue.message);
  const more = count > first.length ? ` And ${count - first.length} more.` : '';
  return {
    code: 'note_complete',
    outcome: count === 0 ? 'pass' : 'fail',
    text: 'The note is whole',
    reason: count === 0 ? 'Every field of the note is filled in.' : `${first.join(' ')}${more}`,
    method: null,
    structural: true,
    baseline: null,
    candidate: null,
    required: null,
    needed: null,
  };
}
