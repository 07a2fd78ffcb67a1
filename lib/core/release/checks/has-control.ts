import type { Stage } from '../note';

/** Does a share of this stage's cohort stay on the baseline (rule 4)? False in the offline check. */
export function hasControl(stage: Stage): boolean {
  return stage.cohort !== null && stage.cohort.share < 1;
}
