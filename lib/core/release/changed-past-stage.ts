import { canonicalJson } from '../audit/canonical-json';
import type { Plan } from './note';

/**
 * The first stage up to and including `stageIndex` whose cohort, kind or place differs between two plans; null when
 * none does. Exposure is the union of the cohorts entered, so changing one would move somebody without a promotion
 * (rule 3). Names and minimums may change. Never throws.
 */
export function changedPastStage(
  before: Plan,
  after: Plan,
  stageIndex: number,
): { index: number; name: string } | null {
  for (const [index, stage] of before.stages.slice(0, stageIndex + 1).entries()) {
    const now = after.stages[index];
    const same = now && now.kind === stage.kind && canonicalJson(now.cohort) === canonicalJson(stage.cohort);
    if (!same) return { index, name: stage.name };
  }
  return null;
}
