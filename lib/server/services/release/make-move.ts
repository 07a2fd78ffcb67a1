import type { Actor } from '@/lib/core/access/actor';
import type { ReleaseView, TransitionInput } from '@/lib/schemas/release';
import { abandonRelease } from './abandon-release';
import { acknowledgeTrigger } from './acknowledge-trigger';
import { completeRelease } from './complete-release';
import { confirmRecovery } from './confirm-recovery';
import { excludeCohort } from './exclude-cohort';
import { handOverRelease } from './hand-over-release';
import { holdRelease } from './hold-release';
import { promoteRelease } from './promote-release';
import { resumeRelease } from './resume-release';
import { reviseNote } from './revise-note';
import { rollBackRelease } from './roll-back-release';
import { startRelease } from './start-release';

type Verb = (actor: Actor, id: string, input: TransitionInput) => Promise<ReleaseView>;

const VERBS: Record<TransitionInput['event'], Verb> = {
  start: startRelease,
  promote: promoteRelease,
  hold: holdRelease,
  resume: resumeRelease,
  roll_back: rollBackRelease,
  exclude_cohort: excludeCohort,
  acknowledge_trigger: acknowledgeTrigger,
  confirm_recovery: confirmRecovery,
  complete: completeRelease,
  abandon: abandonRelease,
  revise_note: reviseNote,
  hand_over: handOverRelease,
};

/** The move that the input names. */
export function makeMove(actor: Actor, id: string, input: TransitionInput): Promise<ReleaseView> {
  return VERBS[input.event](actor, id, input);
}
