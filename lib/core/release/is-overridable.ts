import type { GateCheck } from './gate';

/** May the owner pass this check with a written reason? Only inconclusive ones, never the structural ones (rule 6). */
export function isOverridable(check: GateCheck): boolean {
  return !check.structural && check.outcome === 'inconclusive';
}
