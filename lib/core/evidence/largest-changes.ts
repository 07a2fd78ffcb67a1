import type { Comparison } from './compare-pairs';
import { EVIDENCE_METRICS, type EvidenceMetric } from './evidence-metric';
import type { GroupChange, GroupSummary } from './evidence-summary';
import { holm } from './holm';

/** What a broken group is judged by. Latency and cost have their own limits in the note. */
const JUDGED = ['quality', 'parse_failures'] as const satisfies readonly EvidenceMetric[];
const LEVEL = 0.05;

type Look = Omit<GroupChange, 'adjustedP'> & { p: number };

/**
 * Which groups of cases moved by more than chance explains? Every kind, cohort and subset is looked at for quality and
 * for parse failures, and the chances are raised for the number of looks (Holm). A cohort that became better is left out
 * where a subset of it did too, since that says more; a harmed one never is. Harm first, then the largest difference.
 */
export function findLargestChanges(groups: readonly GroupSummary[]): GroupChange[] {
  const whole = groups.find(({ name }) => name.by === 'all');
  const looks = groups
    .filter(({ name }) => name.by !== 'all')
    .flatMap((group) => JUDGED.flatMap((metric) => look(group, metric, whole)));
  const adjusted = holm(looks.map(({ p }) => p));
  const clear = looks
    .map(({ p: _p, ...found }, place): GroupChange => ({ ...found, adjustedP: adjusted[place] ?? 1 }))
    .filter(({ adjustedP }) => adjustedP < LEVEL);
  return clear
    .filter((found) => !clear.some((other) => saysMore(other, found)))
    .sort(
      (a, b) =>
        Number(b.harm) - Number(a.harm) ||
        Math.abs(b.comparison.difference) - Math.abs(a.comparison.difference),
    );
}

function look(group: GroupSummary, metric: EvidenceMetric, whole: GroupSummary | undefined): Look[] {
  const comparison = group.metrics[metric];
  if (!comparison || comparison.p === null) return [];
  const total = whole?.metrics[metric]?.difference ?? 0;
  return [
    {
      group: group.name,
      metric,
      comparison,
      harm: isHarm(metric, comparison),
      opposite: total * comparison.difference < 0,
      p: comparison.p,
    },
  ];
}

function isHarm(metric: EvidenceMetric, { difference }: Comparison): boolean {
  return EVIDENCE_METRICS[metric].better === 'higher' ? difference < 0 : difference > 0;
}

function saysMore(other: GroupChange, { group, metric, harm }: GroupChange): boolean {
  return (
    !harm &&
    !other.harm &&
    group.by === 'cohort' &&
    other.group.by === 'subset' &&
    other.group.cohort === group.cohort &&
    other.metric === metric
  );
}
