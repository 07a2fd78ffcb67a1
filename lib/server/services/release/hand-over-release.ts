import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import type { ReleaseView, TransitionInput } from '@/lib/schemas/release';
import { fitOwner } from './fit-owner';
import { getRelease } from './get-release';
import { handedOver } from './handed-over';
import { move } from './internal';

/** Another person owns the release from here on: by its owner, or by an admin who says why. */
export async function handOverRelease(
  actor: Actor,
  id: string,
  input: TransitionInput,
): Promise<ReleaseView> {
  const { seq, reason = '', toOwnerId = '' } = input;
  if (toOwnerId === '') throw missing('toOwnerId', 'Choose who owns the release next.');
  await move(actor, id, seq, {
    permission: 'release:hand_over',
    event: () => ({ kind: 'hand_over', toOwnerId }),
    reason,
    along: async (tx, { release }) => {
      const before = release.owner && { id: release.owner.id, name: release.owner.name };
      if (before?.id !== actor.id && reason.trim() === '') {
        throw missing('reason', 'Write why the release is handed over: you do not own it.');
      }
      if (before?.id === toOwnerId) {
        throw new DomainError('conflict', `${before.name} owns this release already.`, 'same_owner');
      }
      const after = await fitOwner(tx, toOwnerId, 'toOwnerId');
      return { changes: { ownerId: after.id }, data: handedOver(before, after) };
    },
  });
  return getRelease(actor, id);
}

function missing(field: string, message: string): DomainError {
  const code = field === 'reason' ? 'reason_missing' : 'missing_recipient';
  return new DomainError('invalid_input', message, code, [{ code, field, message }]);
}
