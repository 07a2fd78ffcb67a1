import type { RequestContext } from '../cohort/cohort-rule';
import type { ExcludedCohort } from '../cohort/excluded-cohort';
import { matchRule, readAttribute } from '../cohort/match-rule';
import { evaluateFlag } from '../routing/evaluate-flag';
import type { RoutedFeature } from '../routing/routing-snapshot';
import { sliceableAttributes } from '../telemetry/slice-values';
import type { Plan } from './note';
import { routedAt } from './routed-at';

/** Requests that routing cannot tell apart. */
export interface RequestGroup {
  /** Null when the application did not say: such a request always gets the baseline. */
  targetingKey: string | null;
  context: RequestContext;
  requests: number;
}

/** What one stage of a plan would have done with the requests that were added. */
export interface StageTally {
  /** The stage's own rule holds. */
  matching: { requests: number; units: number };
  /** Would have got the candidate with this stage live: by its cohort or an earlier one. */
  candidate: { requests: number; units: number };
  /** Of those whose arm is decided by chance in this stage: what its gate counts. */
  comparable: { baseline: number; candidate: number };
  /** By attribute and value, the requests that would have got the candidate. */
  touched: Map<string, Map<string, number>>;
}

/** An attribute with more values names things, not groups; its count is then not followed. */
const MOST_VALUES = 500;
const MOST_ATTRIBUTES = 20;

/**
 * Plays requests through a plan by the evaluator that routing uses, stage by stage, as if each were live: so the
 * preview says what routing would do. Add requests in as many parts as is convenient. Stages without a cohort of
 * their own have no tally.
 */
export class PlanPreview {
  requests = 0;
  /** Of them, those without a targeting key. */
  keyless = 0;
  private readonly stages: { feature: RoutedFeature; tally: StageTally }[];
  private readonly units = new Map<string, { matched: number; exposed: number }>();

  constructor(
    private readonly feature: Pick<RoutedFeature, 'salt' | 'bucketBy'>,
    private readonly plan: Plan,
    /** Of the feature's running release. */
    exclusions: readonly ExcludedCohort[] = [],
  ) {
    this.stages = plan.stages.map((_, index) => ({
      feature: routedAt(feature, plan, index, exclusions),
      tally: {
        matching: { requests: 0, units: 0 },
        candidate: { requests: 0, units: 0 },
        comparable: { baseline: 0, candidate: 0 },
        touched: new Map(),
      },
    }));
  }

  add({ targetingKey, context, requests }: RequestGroup): void {
    this.requests += requests;
    if (targetingKey === null) {
      this.keyless += requests;
      return;
    }
    const said = { ...context, targetingKey };
    const unit = this.unitOf(targetingKey, said);
    this.plan.stages.forEach((stage, index) => {
      const at = this.stages[index];
      if (index === 0 || !stage.cohort || !at) return;
      if (matchRule(stage.cohort.rule, said)) {
        at.tally.matching.requests += requests;
        at.tally.matching.units += firstTime(unit, 'matched', index);
      }
      const decision = evaluateFlag(at.feature, targetingKey, said);
      if (decision.comparable && decision.arm) at.tally.comparable[decision.arm] += requests;
      if (decision.arm !== 'candidate') return;
      at.tally.candidate.requests += requests;
      at.tally.candidate.units += firstTime(unit, 'exposed', index);
      touch(at.tally.touched, context, requests);
    });
  }

  /** By the stage's index in the plan; null where the stage has no cohort. */
  tallyOf(index: number): StageTally | null {
    return index > 0 && this.plan.stages[index]?.cohort ? (this.stages[index]?.tally ?? null) : null;
  }

  private unitOf(targetingKey: string, context: RequestContext) {
    const { bucketBy } = this.feature;
    const name = String(
      bucketBy === 'targetingKey' ? targetingKey : (readAttribute(context, bucketBy) ?? ''),
    );
    const known = this.units.get(name);
    if (known) return known;
    const fresh = { matched: 0, exposed: 0 };
    this.units.set(name, fresh);
    return fresh;
  }
}

/** 1 when this unit was not seen so at this stage; one bit a stage, of which a plan has at most 20. */
function firstTime(
  unit: { matched: number; exposed: number },
  kind: 'matched' | 'exposed',
  index: number,
): 0 | 1 {
  const bit = 1 << index;
  if ((unit[kind] & bit) !== 0) return 0;
  unit[kind] |= bit;
  return 1;
}

function touch(touched: StageTally['touched'], context: RequestContext, requests: number): void {
  for (const [name, value] of sliceableAttributes(context)) {
    let values = touched.get(name);
    if (!values) {
      if (touched.size >= MOST_ATTRIBUTES) continue;
      values = new Map();
      touched.set(name, values);
    }
    if (values.size > MOST_VALUES) continue;
    values.set(value, (values.get(value) ?? 0) + requests);
  }
}

/** Attributes that name groups, the most telling first, with their most frequent values; those with too many are left out. */
export function topValues(
  touched: StageTally['touched'],
  most: { attributes: number; values: number },
): { attribute: string; distinct: number; top: { value: string; requests: number }[] }[] {
  return [...touched]
    .filter(([, values]) => values.size <= MOST_VALUES)
    .sort(([a, left], [b, right]) => right.size - left.size || (a < b ? -1 : 1))
    .slice(0, most.attributes)
    .map(([attribute, values]) => ({
      attribute,
      distinct: values.size,
      top: [...values]
        .sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))
        .slice(0, most.values)
        .map(([value, requests]) => ({ value, requests })),
    }));
}
