import { ARMS, type Arm } from '../evidence/evidence-case';
import { groupBy } from '../group-by';
import type { ItemKind } from './verdict';

export interface DrawableSample {
  id: string;
  arm: Arm;
  cohort: string;
  /** In 0..1; the lowest are drawn. */
  priority: number;
}

export interface DrawnItem {
  id: string;
  kind: ItemKind;
  isExtra: boolean;
  sampleIds: readonly string[];
  /** Somebody judges it, or has: it stays. */
  isTouched: boolean;
}

export interface DrawLimits {
  itemsPerArm: number;
  perCohort: number;
}

export interface SinglesDraw {
  add: { sampleId: string; isExtra: boolean }[];
  /** Items that were extra and now belong to those drawn over all cohorts. */
  promote: string[];
  /** Items that nobody has touched and that would not be drawn any more. */
  drop: string[];
}

/**
 * Which samples are to be judged one by one: of each arm the lowest priorities over all cohorts, which is uniform over
 * the arm's traffic, then of each cohort the lowest until it has enough. The arms are drawn in equal numbers, else the
 * longer one would be known by what comes last; without a control there is one arm. What nobody has touched makes place
 * for lower priorities; what somebody judged stays.
 */
export function decideSingles(
  samples: readonly DrawableSample[],
  items: readonly DrawnItem[],
  { limits, hasControl }: { limits: DrawLimits; hasControl: boolean },
): SinglesDraw {
  const arms: readonly Arm[] = hasControl ? ARMS : ['candidate'];
  const singles = items.filter(({ kind }) => kind === 'single');
  const bySample = new Map(singles.map((item) => [item.sampleIds[0], item]));
  const byArm = arms.map((arm) => inOrder(samples.filter((sample) => sample.arm === arm)));
  const isJudged = ({ id }: DrawableSample) => {
    const item = bySample.get(id);
    return item ? item.isTouched && !item.isExtra : false;
  };

  const count = Math.min(limits.itemsPerArm, ...byArm.map(({ length }) => length));
  const base = new Set(byArm.flatMap((ofArm) => fill(ofArm, isJudged, count)));
  const extra = new Set(extrasOf(byArm, base, limits.perCohort));

  const draw: SinglesDraw = { add: [], promote: [], drop: [] };
  for (const sampleId of [...base, ...extra]) {
    const item = bySample.get(sampleId);
    if (!item) draw.add.push({ sampleId, isExtra: extra.has(sampleId) });
    else if (item.isExtra && base.has(sampleId)) draw.promote.push(item.id);
  }
  for (const item of singles) {
    const sampleId = item.sampleIds[0] ?? '';
    if (!item.isTouched && !base.has(sampleId) && !extra.has(sampleId)) draw.drop.push(item.id);
  }
  return draw;
}

/** What is kept, then the lowest until there are `count`. */
function fill(
  sorted: readonly DrawableSample[],
  isKept: (sample: DrawableSample) => boolean,
  count: number,
): string[] {
  const kept = sorted.filter(isKept);
  const rest = sorted.filter((sample) => !isKept(sample)).slice(0, Math.max(0, count - kept.length));
  return [...kept, ...rest].map(({ id }) => id);
}

/** As many of each arm in a cohort, that of the shorter arm at most. */
function extrasOf(byArm: readonly DrawableSample[][], base: ReadonlySet<string>, perCohort: number) {
  const cohorts = byArm.map((ofArm) => groupBy(ofArm, ({ cohort }) => cohort));
  return [...(cohorts[0]?.keys() ?? [])].flatMap((cohort) => {
    const ofCohort = cohorts.map((groups) => groups.get(cohort) ?? []);
    const count = Math.min(perCohort, ...ofCohort.map(({ length }) => length));
    return ofCohort.flatMap((ofArm) =>
      fill(ofArm, ({ id }) => base.has(id), count).filter((id) => !base.has(id)),
    );
  });
}

function inOrder(samples: readonly DrawableSample[]): DrawableSample[] {
  return samples.toSorted((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1));
}
