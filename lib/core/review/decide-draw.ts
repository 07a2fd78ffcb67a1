import { ARMS, type Arm } from '../evidence/evidence-case';
import { groupBy } from '../group-by';
import type { ItemKind } from './verdict';

/** What is known of an output that is or may be drawn. */
interface Drawable {
  arm: Arm;
  cohort: string;
}

export interface DrawableSample extends Drawable {
  id: string;
  /** In 0..1; the lowest are drawn. */
  priority: number;
  /** Below all that any cohort of the arm left out: the lowest of these are uniform over the arm's traffic. */
  isOfArm: boolean;
}

export interface DrawnItem {
  id: string;
  kind: ItemKind;
  isExtra: boolean;
  sampleIds: readonly string[];
  /** Of a single's output; null of a pair. */
  of: Drawable | null;
  /** Somebody judges it, or has: it stays. */
  isTouched: boolean;
  /** It can no longer be read, nor was it decided: nothing more comes of it, and it takes no place. */
  isLost: boolean;
}

export interface DrawLimits {
  itemsPerArm: number;
  perCohort: number;
}

export interface SinglesDraw {
  add: { sampleId: string; isExtra: boolean }[];
  /** Items that were extra and now belong to those drawn over all cohorts. */
  promote: string[];
  /** Items of those drawn over all cohorts that nobody has touched and that are now drawn for their cohort alone. */
  demote: string[];
  /** Items that nobody has touched and that would not be drawn any more. */
  drop: string[];
}

/**
 * Which samples are to be judged one by one: of each arm the lowest priorities over all cohorts, which is uniform over
 * the arm's traffic, then of each cohort the lowest until it has enough. The arms are drawn in equal numbers, else the
 * longer one would be known by what comes last; without a control there is one arm. What nobody has touched makes place
 * for lower priorities; what somebody judged stays, and keeps its place whether or not its sample is still in the draw.
 */
export function decideSingles(
  samples: readonly DrawableSample[],
  items: readonly DrawnItem[],
  { limits, hasControl }: { limits: DrawLimits; hasControl: boolean },
): SinglesDraw {
  const arms: readonly Arm[] = hasControl ? ARMS : ['candidate'];
  const singles = items.filter(({ kind }) => kind === 'single');
  const bySample = new Map(singles.map((item) => [item.sampleIds[0], item]));
  const stays = ({ id }: DrawableSample) => isKept(bySample.get(id));
  const staysInBase = (sample: DrawableSample) => stays(sample) && !bySample.get(sample.id)?.isExtra;

  const all = [...samples, ...keptAlone(samples, singles)];
  const byArm = arms.map((arm) => inOrder(all.filter((sample) => sample.arm === arm)));
  const ofArms = byArm.map((some) => some.filter((sample) => sample.isOfArm || staysInBase(sample)));
  const count = Math.min(limits.itemsPerArm, ...ofArms.map(({ length }) => length));
  const base = new Set(ofArms.flatMap((some) => fill(some, staysInBase, count)));
  const isPlaced = (sample: DrawableSample) => base.has(sample.id) || stays(sample);
  const extra = new Set(extrasOf(byArm, isPlaced, limits.perCohort).filter((id) => !base.has(id)));

  const draw: SinglesDraw = { add: [], promote: [], demote: [], drop: [] };
  for (const sampleId of [...base, ...extra]) {
    const item = bySample.get(sampleId);
    const isExtra = extra.has(sampleId);
    if (!item) draw.add.push({ sampleId, isExtra });
    else if (item.isExtra !== isExtra) draw[isExtra ? 'demote' : 'promote'].push(item.id);
  }
  for (const item of singles) {
    const sampleId = item.sampleIds[0] ?? '';
    if (!item.isTouched && !base.has(sampleId) && !extra.has(sampleId)) draw.drop.push(item.id);
  }
  return draw;
}

function isKept(item: DrawnItem | undefined): boolean {
  return item ? item.isTouched && !item.isLost : false;
}

/** Kept items whose sample is no longer among those to draw from: it lies above a cut, or has lost its text. */
function keptAlone(samples: readonly DrawableSample[], singles: readonly DrawnItem[]): DrawableSample[] {
  const drawable = new Set(samples.map(({ id }) => id));
  return singles.flatMap((item) => {
    const id = item.sampleIds[0] ?? '';
    if (!item.of || !isKept(item) || drawable.has(id)) return [];
    return [{ id, ...item.of, priority: Number.POSITIVE_INFINITY, isOfArm: false }];
  });
}

/** What stays, then the lowest until there are `count`. */
function fill(
  sorted: readonly DrawableSample[],
  stays: (sample: DrawableSample) => boolean,
  count: number,
): string[] {
  const kept = sorted.filter(stays);
  const rest = sorted.filter((sample) => !stays(sample)).slice(0, Math.max(0, count - kept.length));
  return [...kept, ...rest].map(({ id }) => id);
}

/** As many of each arm in a cohort, that of the shorter arm at most. */
function extrasOf(
  byArm: readonly DrawableSample[][],
  isPlaced: (sample: DrawableSample) => boolean,
  perCohort: number,
): string[] {
  const cohorts = byArm.map((ofArm) => groupBy(ofArm, ({ cohort }) => cohort));
  return [...new Set(cohorts.flatMap((groups) => [...groups.keys()]))].flatMap((cohort) => {
    const ofCohort = cohorts.map((groups) => groups.get(cohort) ?? []);
    const count = Math.min(perCohort, ...ofCohort.map(({ length }) => length));
    return ofCohort.flatMap((ofArm) => fill(ofArm, isPlaced, count));
  });
}

function inOrder(samples: readonly DrawableSample[]): DrawableSample[] {
  return samples.toSorted((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1));
}
