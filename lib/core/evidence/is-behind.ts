import { clearVerdict } from './clear-verdict';
import type { Comparison } from './compare-pairs';

/** Is the candidate's quality behind by what may be chance? Then more cases are needed. */
export function isBehind(quality: Comparison | null): boolean {
  return quality !== null && quality.difference < 0 && clearVerdict('quality', quality) !== 'worse';
}
