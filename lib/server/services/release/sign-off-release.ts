import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import { MARK_WORDS, MOVEMENT_WORDS, MOVEMENTS } from '@/lib/core/sign-off/movements';
import type { SignOff } from '@/lib/core/sign-off/sign-off';
import { signOffFaults } from '@/lib/core/sign-off/sign-off-faults';
import type { SignOffInput, SignOffView } from '@/lib/schemas/sign-off';
import { write } from '@/lib/server/audit/write';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { addSignOff } from '@/lib/server/db/sign-off-rows';
import { fetchRelease, lockedRelease } from './fetch-release';
import { isBeforeFull } from './gather-sign-off';
import { askedStage, authorRefusal, getSignOff, readFigures } from './get-sign-off';
import { noteInForce } from './note-faults';
import { staleState } from './refuse-transition';

/** How old what one looked at may be. */
const FRESH_MS = 15 * 60_000;

/** One person, not the candidate's author, says what they found in the four movements; the figures are frozen with it. */
export async function signOffRelease(actor: Actor, id: string, input: SignOffInput): Promise<SignOffView> {
  const figures = await figuresBefore(id);
  await write(
    { actor, permission: 'release:sign_off', load: lockedRelease(id) },
    async (tx, { at, loaded: { release } }) => {
      const refusal = authorRefusal(actor, release);
      if (refusal) throw new DomainError('conflict', refusal, 'candidate_author');
      if (release.seq !== input.seq) throw staleState(release);
      const asked = askedStage(release);
      if (at.getTime() - Date.parse(input.readAt) > FRESH_MS || figures === null) throw outdated();
      const { costJump } = figures;
      const faults = signOffFaults(input, costJump);
      if (faults.length > 0) {
        throw new DomainError('invalid_input', 'The sign-off is not whole.', 'sign_off_incomplete', faults);
      }
      const signOff: SignOff = {
        ...asked,
        by: { id: actor.id, name: actor.name },
        at: at.toISOString(),
        movements: input.movements,
        costExplanation: input.costExplanation,
        explained: costJump,
      };
      await addSignOff(tx, id, signOff, figures);
      const audit = {
        action: 'release.signed_off' as const,
        featureId: release.feature.id,
        releaseId: id,
        noteRevision: asked.noteRevision,
        reason: input.costExplanation || null,
        data: { marks: marksText(signOff), movements: input.movements },
        evidence: { signOff: figures },
      };
      return { result: undefined, audits: [audit], releases: [id] };
    },
  );
  return getSignOff(actor, id);
}

/** Measured before the release is locked: a rollback must not wait for it. Null where nothing is signed. */
async function figuresBefore(id: string) {
  const release = await fetchRelease(prismaClient(), id);
  return isBeforeFull(noteInForce(release).plan.stages, release.stageIndex) ? readFigures(release) : null;
}

function outdated(): DomainError {
  const message = 'The figures that you looked at are more than 15 minutes old: look at these, then sign.';
  return new DomainError('conflict', message, 'figures_outdated');
}

function marksText({ movements }: SignOff): string {
  return MOVEMENTS.map(
    (one) => `${MOVEMENT_WORDS[one].label.toLowerCase()} ${MARK_WORDS[movements[one].mark]}`,
  ).join(', ');
}
