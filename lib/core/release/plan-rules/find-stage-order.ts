import { type Plan, STAGE_KINDS, type StageKind } from '../note';
import type { PlanFinding } from '../plan-finding';

const KIND_WORDS: Record<StageKind, string> = {
  offline: 'offline check',
  canary: 'canary stage',
  cohort: 'cohort stage',
  wider: 'wider stage',
  full: 'full stage',
};

/** Every kind must be there, in their order; the offline check once and first, the full stage once and last. */
export function findStageOrder({ stages }: Plan): PlanFinding[] {
  const absent = STAGE_KINDS.filter((kind) => !stages.some((stage) => stage.kind === kind));
  const words = absent.map((kind) => KIND_WORDS[kind]);
  const missing: PlanFinding[] =
    words.length === 0
      ? []
      : [
          {
            code: 'plan_missing_stage',
            severity: 'error',
            field: 'plan.stages',
            message: `The plan has no ${words.join(', no ')}.`,
            fix: words.length === 1 ? 'Add it.' : 'Add them.',
          },
        ];
  const misplaced = stages.flatMap((stage, index): PlanFinding[] => {
    const before = stages[index - 1];
    if (!before) return [];
    const rank = STAGE_KINDS.indexOf(stage.kind);
    const isOnce = stage.kind === 'offline' || stage.kind === 'full';
    const step = rank - STAGE_KINDS.indexOf(before.kind);
    if (step > 0 || (step === 0 && !isOnce)) return [];
    const message =
      step === 0
        ? `"${stage.name}" is a second ${KIND_WORDS[stage.kind]}.`
        : `"${stage.name}" comes after "${before.name}", but a ${KIND_WORDS[stage.kind]} comes before a ${KIND_WORDS[before.kind]}.`;
    const fix = step === 0 ? 'Keep one of them.' : 'Move it up.';
    return [{ code: 'plan_order', severity: 'error', field: `plan.stages.${index}.kind`, message, fix }];
  });
  return [...missing, ...misplaced];
}
