import { Note } from '@/components/ui/note';
import { TimeAgo } from '@/components/ui/time-ago';
import { MARK_WORDS, MOVEMENT_WORDS, MOVEMENTS } from '@/lib/core/sign-off/movements';
import type { SignOff } from '@/lib/core/sign-off/sign-off';

/** The newest sign-off of this stage; another one takes its place in the gate, and both stay in the history. */
export function SignedNote({ signed }: { signed: SignOff }) {
  const isRefused = MOVEMENTS.some((movement) => signed.movements[movement].mark === 'refused');
  return (
    <Note
      className="mb-4"
      tone={isRefused ? 'warn' : 'accent'}
      title={
        <>
          Signed by {signed.by.name} <TimeAgo at={signed.at} />
        </>
      }
    >
      {MOVEMENTS.map(
        (movement) => `${MOVEMENT_WORDS[movement].label} ${MARK_WORDS[signed.movements[movement].mark]}`,
      ).join(', ')}
      . Signing again takes its place; both stay in the history.
    </Note>
  );
}
