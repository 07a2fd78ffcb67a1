import { MOVEMENTS } from './movements';
import type { SignOff } from './sign-off';

/** Of sign-offs, newest first, those that refuse a movement and that their signer has not followed by another. */
export function standingRefusals(signOffs: readonly SignOff[]): SignOff[] {
  const newest = signOffs.filter(
    (one, place) => signOffs.findIndex(({ by }) => by.id === one.by.id) === place,
  );
  return newest.filter(({ movements }) =>
    MOVEMENTS.some((movement) => movements[movement].mark === 'refused'),
  );
}
