import { canonicalJson } from '../../audit/canonical-json';
import { renderShare } from '../../cohort/render-share';
import type { Plan, Stage } from '../note';
import type { PlanFinding } from '../plan-finding';

const TINY_SHARE = 0.05;
const FULL_SHARE = { least: 0.95, most: 0.99 };

/** Shares in range, never shrinking for one rule, a tiny canary, and a control beside every live stage (rule 4). */
export function findShares({ stages }: Plan): PlanFinding[] {
  return stages.flatMap((stage, index) => {
    if (!stage.cohort) return [];
    const field = `plan.stages.${index}.cohort.share`;
    const { share } = stage.cohort;
    if (!(share > 0 && share <= 1)) {
      return [
        {
          code: 'plan_share_out_of_range' as const,
          severity: 'error' as const,
          field,
          message: `"${stage.name}" has a share of ${renderShare(share)}.`,
          fix: 'Choose more than 0 % and at most 100 %.',
        },
      ];
    }
    return [
      ...findShrinking(stage, stages.slice(0, index), field),
      ...findWideCanary(stage, stages.slice(index + 1), field),
      ...findControl(stage, share, field),
      ...findCanary(stage, share, field),
    ];
  });
}

function findShrinking(stage: Stage, before: readonly Stage[], field: string): PlanFinding[] {
  const rule = canonicalJson(stage.cohort?.rule ?? null);
  const share = stage.cohort?.share ?? 0;
  const wider = before.find(
    ({ kind, cohort }) =>
      kind !== 'canary' && cohort !== null && cohort.share > share && canonicalJson(cohort.rule) === rule,
  );
  if (!wider?.cohort) return [];
  return [
    {
      code: 'plan_share_shrinks',
      severity: 'error',
      field,
      message: `"${stage.name}" has ${renderShare(share)} of what "${wider.name}" had ${renderShare(wider.cohort.share)} of, but exposure only grows.`,
      fix: `Choose at least ${renderShare(wider.cohort.share)}.`,
    },
  ];
}

/** Where later stages of its rule have less, it is the canary that is too wide. */
function findWideCanary(stage: Stage, after: readonly Stage[], field: string): PlanFinding[] {
  if (stage.kind !== 'canary' || !stage.cohort) return [];
  const { share } = stage.cohort;
  const rule = canonicalJson(stage.cohort.rule);
  const [least] = after
    .flatMap(({ name, cohort }) =>
      cohort && cohort.share > 0 && cohort.share < share && canonicalJson(cohort.rule) === rule
        ? [{ name, share: cohort.share }]
        : [],
    )
    .sort((a, b) => a.share - b.share);
  if (!least) return [];
  return [
    {
      code: 'plan_share_shrinks',
      severity: 'error',
      field,
      message: `"${stage.name}" has ${renderShare(share)}, more than the ${renderShare(least.share)} of "${least.name}" after it, but exposure only grows.`,
      fix: `Choose at most ${renderShare(Math.min(least.share, TINY_SHARE))} for the canary.`,
    },
  ];
}

function findControl(stage: Stage, share: number, field: string): PlanFinding[] {
  if (stage.kind === 'full' && share < FULL_SHARE.least) {
    return [
      {
        code: 'plan_share_out_of_range',
        severity: 'error',
        field,
        message: `"${stage.name}" is the full stage with ${renderShare(share)} of requests.`,
        fix: 'Choose 95 % to 99 %, which keeps a holdback of 1 % to 5 % on the baseline.',
      },
    ];
  }
  if (stage.kind === 'full' && share > FULL_SHARE.most) {
    return [
      {
        code: 'plan_no_control',
        severity: 'error',
        field,
        message: `"${stage.name}" keeps less than 1 % on the baseline, too little to compare with.`,
        fix: 'Choose 95 % to 99 %, which keeps a holdback of 1 % to 5 % until completion.',
      },
    ];
  }
  if (share < 1) return [];
  return [
    {
      code: 'plan_no_control',
      severity: 'warning',
      field,
      message: `Relative checks are off in "${stage.name}", because its whole cohort gets the candidate and no baseline runs beside it.`,
      fix: 'Keep a share on the baseline; 50 % is usual for one cohort.',
    },
  ];
}

function findCanary(stage: Stage, share: number, field: string): PlanFinding[] {
  if (stage.kind !== 'canary' || stage.cohort?.rule.kind !== 'everyone' || share <= TINY_SHARE) return [];
  return [
    {
      code: 'plan_canary_not_tiny',
      severity: 'warning',
      field,
      message: `"${stage.name}" gives ${renderShare(share)} of all requests the candidate, which is not a tiny canary.`,
      fix: `Choose ${renderShare(TINY_SHARE)} or less, or a small cohort such as your own staff.`,
    },
  ];
}
