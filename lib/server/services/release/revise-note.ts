import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import { changedPastStage } from '@/lib/core/release/changed-past-stage';
import { diffNotes } from '@/lib/core/release/note-diff';
import type { ReleaseView, TransitionInput } from '@/lib/schemas/release';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import { getRelease } from './get-release';
import { move } from './internal';
import { noteFaults } from './note-faults';
import { putDraftInForce } from './put-draft-in-force';

/** Puts the draft of a release in force, with its difference on the timeline (rule 8). */
export async function reviseNote(actor: Actor, id: string, input: TransitionInput): Promise<ReleaseView> {
  const { seq, reason } = input;
  await move(actor, id, seq, {
    permission: 'note:write',
    event: () => ({ kind: 'revise_note' }),
    reason,
    along: async (tx, deciding) => {
      const diff = allowedDiff(deciding.release);
      const along = await putDraftInForce(tx, deciding);
      return { ...along, data: { ...along.data, diff } };
    },
  });
  return getRelease(actor, id);
}

function allowedDiff(release: ReleaseRecord) {
  const { note } = release.draft;
  const issues = noteFaults(release, note);
  if (issues.length > 0) {
    const message =
      'The revised note is not whole, so the one in force stays. Put right what is named, then save it.';
    throw new DomainError('incomplete_note', message, 'note_incomplete', issues);
  }
  const inForce = release.inForce;
  if (!inForce) return [];
  const diff = diffNotes(inForce.note, note);
  if (diff.length === 0) {
    throw new DomainError(
      'conflict',
      `The draft says what revision ${inForce.number} says.`,
      'nothing_revised',
    );
  }
  const past = changedPastStage(inForce.note.plan, note.plan, release.stageIndex ?? -1);
  if (past) {
    const message = `The stage "${past.name}" has been entered, so its cohort cannot change: exposure grows by promotion alone. Change a later stage.`;
    const issue = { code: 'stage_entered', field: `plan.stages.${past.index}.cohort`, message };
    throw new DomainError('conflict', message, 'stage_entered', [issue], { stage: past });
  }
  return diff;
}
