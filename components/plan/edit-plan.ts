import { renderShare } from '@/lib/core/cohort/render-share';
import type { Plan, Stage } from '@/lib/core/release/note';

// Steps that teams usually take; the first that is wider than the widest step there is comes next.
const USUAL_STEPS = [0.05, 0.1, 0.25, 0.5, 0.75];

/** The plan with one more wider step before the full rollout. */
export function addWiderStep(plan: Plan): Plan {
  const widest = Math.max(0, ...plan.stages.filter(isWider).map((stage) => stage.cohort?.share ?? 0));
  const share = USUAL_STEPS.find((step) => step > widest) ?? 0.9;
  const step: Stage = {
    kind: 'wider',
    name: renderShare(share),
    cohort: { rule: { kind: 'everyone' }, share },
    minMinutes: 60,
    minRequests: 200,
  };
  const full = plan.stages.findIndex((stage) => stage.kind === 'full');
  const at = full === -1 ? plan.stages.length : full;
  return { stages: [...plan.stages.slice(0, at), step, ...plan.stages.slice(at)] };
}

/** The default stages, with the cohorts that were chosen already kept in the first stage of their kind. */
export function restoreStages(plan: Plan, fallback: Plan): Plan {
  return {
    stages: fallback.stages.map((stage) => {
      if (stage.kind !== 'canary' && stage.kind !== 'cohort') return stage;
      const chosen = plan.stages.find((other) => other.kind === stage.kind)?.cohort;
      return chosen ? { ...stage, cohort: chosen } : stage;
    }),
  };
}

function isWider(stage: Stage): boolean {
  return stage.kind === 'wider';
}
