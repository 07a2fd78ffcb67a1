import { canonicalJson } from '../audit/canonical-json';
import type { NoteContent, SliceAction, Trigger } from '../release/note';
import { fireThreshold } from '../stats/thresholds';
import type { MetricId } from '../telemetry/metric';
import { harmNull, type Judged } from './harm-null';
import { type SliceBudget, sliceBudget } from './slice-budget';
import { tolerance } from './tolerance';
import type { TrackSetup } from './track';
import type { WatchReference } from './watch-reference';

/** The chance that a release which is as good as its baseline is ever rolled back, over its whole life. */
export const ALPHA = 0.05;

/** A trigger of the note, as it is watched over all requests that are compared. */
export interface WatchedTrigger {
  /** Of what is judged: another text begins anew. */
  key: string;
  trigger: Trigger;
  setup: TrackSetup;
  /** ln of the e-value from which it fires. */
  threshold: number;
}

/** A metric as it is looked at in every slice. */
export interface Scan {
  key: string;
  judged: Judged;
  setup: TrackSetup;
  /** The trigger that acts for it; null of a metric that is only watched: it is listed, and nothing acts. */
  trigger: Trigger | null;
  action: SliceAction;
}

/** A metric to watch, as the gate asks it: is the candidate shown to be no worse than the tolerance allows? */
export interface WatchedTolerance {
  key: string;
  judged: Judged;
  /** For "no worse": the evidence has to be shown. */
  safe: TrackSetup;
  /** For "worse than that": fails the gate. */
  harm: TrackSetup;
}

/** Everything that is judged of a release, from its note in force and its frozen reference. */
export interface WatchSetup {
  reference: WatchReference;
  triggers: WatchedTrigger[];
  scans: Scan[];
  tolerances: WatchedTolerance[];
  /** The slices' part of alpha, split over dimensions and values. */
  budget: SliceBudget;
  /** Each slice is looked at once a scan. */
  sliceShare: number;
}

/** The slices together weigh as much as one trigger. */
const SLICES_WEIGHT = 1;

export function watchSetup(
  note: Pick<NoteContent, 'triggers' | 'metricsToWatch' | 'tolerances'>,
  reference: WatchReference,
): WatchSetup {
  const scans = scansOf(note);
  const weights = note.triggers.map(({ weight }) => weight);
  const whole = weights.reduce((sum, weight) => sum + weight, scans.length > 0 ? SLICES_WEIGHT : 0);
  return {
    reference,
    triggers: note.triggers.map((trigger) => {
      const setup = setupOf(trigger, 'harm', 'whole');
      return {
        key: canonicalJson([keyOf(trigger.id, trigger), trigger.weight]),
        trigger,
        setup,
        threshold: fireThreshold(ALPHA, trigger.weight / whole),
      };
    }),
    scans,
    tolerances: note.metricsToWatch.map((metric) => {
      const judged = toleranceOf(metric, note);
      return {
        key: keyOf('tolerance', judged),
        judged,
        safe: setupOf(judged, 'safe', 'whole'),
        harm: setupOf(judged, 'harm', 'whole'),
      };
    }),
    budget: sliceBudget(reference.slices),
    sliceShare: scans.length > 0 ? SLICES_WEIGHT / whole / scans.length : 0,
  };
}

/**
 * Each metric once: by the first trigger that compares it with the baseline; else, of metrics to watch and of limits that
 * hold whatever the baseline does, by its usual tolerance, and then nothing acts.
 */
function scansOf({ triggers, metricsToWatch }: Pick<NoteContent, 'triggers' | 'metricsToWatch'>): Scan[] {
  const metrics = [...new Set([...triggers.map(({ metric }) => metric), ...metricsToWatch])];
  return metrics.map((metric) => {
    const trigger = triggers.find((one) => one.metric === metric && one.comparison !== 'absolute') ?? null;
    const judged = trigger ?? { metric, ...tolerance(metric) };
    return {
      key: keyOf('scan', judged),
      judged: { metric, comparison: judged.comparison, threshold: judged.threshold },
      setup: setupOf(judged, 'harm', 'slice'),
      trigger,
      action: trigger?.inSlice ?? 'list',
    };
  });
}

/** As the note says; else what is usual, or its trigger's margin where that is wider. */
function toleranceOf(
  metric: MetricId,
  { triggers, tolerances }: Pick<NoteContent, 'triggers' | 'tolerances'>,
): Judged {
  const usual = tolerance(metric);
  const given = tolerances[metric];
  if (given !== undefined) return { metric, comparison: usual.comparison, threshold: given };
  const trigger = triggers.find((one) => one.metric === metric && one.comparison !== 'absolute');
  if (!trigger || trigger.comparison !== usual.comparison) return { metric, ...usual };
  return {
    metric,
    comparison: usual.comparison,
    threshold: Math.max(usual.threshold, trigger.threshold),
  };
}

function setupOf(
  judged: Judged,
  direction: TrackSetup['direction'],
  population: TrackSetup['population'],
): TrackSetup {
  return { metric: judged.metric, null: harmNull(judged), direction, population };
}

function keyOf(name: string, { metric, comparison, threshold }: Judged): string {
  return canonicalJson([name, metric, comparison, threshold]);
}
