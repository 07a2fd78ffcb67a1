import type { CostJump } from './sign-off';

/** Was this jump explained, or a smaller one that it has not outgrown by more than the note's margin? */
export function coversJump(explained: Pick<CostJump, 'by'> | null, jump: CostJump): boolean {
  if (explained === null) return false;
  if (explained.by === null) return true;
  return jump.by !== null && jump.by <= explained.by + jump.margin;
}
