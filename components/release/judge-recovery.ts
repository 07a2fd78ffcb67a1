import { renderThreshold } from '@/lib/core/release/render-threshold';
import { newcombeInterval } from '@/lib/core/stats/newcombe-interval';
import {
  METRIC_IDS,
  METRICS,
  type MetricId,
  type MetricValue,
  type VersionSummary,
} from '@/lib/core/telemetry/metric';
import { tolerance } from '@/lib/core/watch/tolerance';
import type { RecoveryView } from '@/lib/schemas/recovery';
import type { ReleaseView } from '@/lib/schemas/release';

export interface RecoveryRow {
  metric: MetricId;
  before: MetricValue;
  /** Of the candidate. */
  during: MetricValue;
  since: MetricValue;
  /**
   * back: no worse than before by more than `within`. worse: by more. unclear: by more, which may be chance. unknown: nothing
   * before, or too few since.
   */
  state: 'back' | 'worse' | 'unclear' | 'unknown';
  /** "at most 20 % higher" */
  within: string;
  isWatched: boolean;
}

export interface RecoveryJudgement {
  rows: RecoveryRow[];
  /** Whether what is watched is back, in a sentence. */
  sentence: string;
  requests: { before: number; during: number; since: number };
}

/** Fewer say nothing of a day. */
const LEAST = 30;
const NONE: MetricValue = { n: 0, value: null };

/**
 * What everyone gets again beside what they had before, of every metric that was seen. Observed values are compared, by
 * the metric's usual tolerance; a rate or a score counts as worse only where chance does not explain it. The sentence
 * speaks of the metrics that the note watches, or has a trigger for.
 */
export function judgeRecovery(
  {
    baseline,
    candidate,
    note,
  }: Pick<ReleaseView, 'baseline' | 'candidate'> & {
    note: Pick<ReleaseView['note'], 'metricsToWatch' | 'triggers'>;
  },
  recovery: RecoveryView,
): RecoveryJudgement {
  const of = (totals: readonly VersionSummary[], id: string | undefined) =>
    totals.find(({ versionId }) => versionId === id);
  const before = of(recovery.before.totals, baseline?.id);
  const during = of(recovery.during.totals, candidate?.id);
  const since = of(recovery.since.totals, baseline?.id);
  const watched = new Set([...note.metricsToWatch, ...note.triggers.map(({ metric }) => metric)]);
  const rows = METRIC_IDS.map((metric): RecoveryRow => {
    const values = {
      before: before?.metrics[metric] ?? NONE,
      during: during?.metrics[metric] ?? NONE,
      since: since?.metrics[metric] ?? NONE,
    };
    const isWatched = watched.has(metric);
    return { metric, ...values, state: stateOf(metric, values), within: withinText(metric), isWatched };
  }).filter((row) => row.before.n + row.during.n + row.since.n > 0);
  return {
    rows,
    sentence: sentenceOf(rows.filter(({ isWatched }) => isWatched)),
    requests: {
      before: before?.requests ?? 0,
      during: during?.requests ?? 0,
      since: since?.requests ?? 0,
    },
  };
}

function stateOf(
  metric: MetricId,
  { before, since }: Pick<RecoveryRow, 'before' | 'since'>,
): RecoveryRow['state'] {
  if (before.value === null || since.value === null || Math.min(before.n, since.n) < LEAST) return 'unknown';
  const { comparison, threshold } = tolerance(metric);
  const allowed = comparison === 'ratio' ? Math.abs(before.value) * threshold : threshold;
  const isHigherBetter = METRICS[metric].better === 'higher';
  const worse = isHigherBetter ? before.value - since.value : since.value - before.value;
  if (worse <= allowed) return 'back';
  if (!['fraction', 'score'].includes(METRICS[metric].unit)) return 'worse';
  const [then, now] = [
    { n: before.n, value: before.value },
    { n: since.n, value: since.value },
  ];
  const { low } = isHigherBetter ? newcombeInterval(then, now) : newcombeInterval(now, then);
  return low > 0 ? 'worse' : 'unclear';
}

function withinText(metric: MetricId): string {
  const side = METRICS[metric].better === 'higher' ? 'lower' : 'higher';
  return `at most ${renderThreshold({ metric, ...tolerance(metric) })} ${side}`;
}

function sentenceOf(watched: readonly RecoveryRow[]): string {
  const names = (state: RecoveryRow['state']) =>
    watched.filter((row) => row.state === state).map(({ metric }) => METRICS[metric].label.toLowerCase());
  const [back, worse, unclear, unknown] = [names('back'), names('worse'), names('unclear'), names('unknown')];
  const chance =
    unclear.length > 0 ? ` What is seen of ${listed(unclear)} is worse, and may be chance so far.` : '';
  const rest = `${chance}${unknown.length > 0 ? ` Too little to say of ${listed(unknown)}.` : ''}`;
  if (worse.length > 0) {
    return `Not back yet: ${listed(worse)} ${worse.length === 1 ? 'is' : 'are'} still worse than in the 24 h before the release.${rest}`;
  }
  if (unclear.length > 0) return `Not clear yet whether all is back.${rest}`;
  if (back.length === 0)
    return `Too little to say yet: at least ${LEAST} requests of before and of since are asked for.`;
  const metrics =
    back.length === 1 ? `${listed(back)} is` : `all ${back.length} metrics that could be compared are`;
  return `Back: ${metrics} where ${back.length === 1 ? 'it was' : 'they were'} in the 24 h before the release, within the usual tolerance.${rest}`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
