import { type AnswerPoint, type ArmAnswer, type MonitoringAnswer, NO_ANSWER } from './monitoring-answer';
import type { MonitoringProblem } from './monitoring-problem';
import { VERSION_LABELS, type VersionLabel } from './placeholders';
import { ARMS, type Arm, labelValue, type QueryScope, tellingLabels } from './query-scope';

/** One row of an answer. Without an instant it stands for the whole window. A value that is no number is null. */
export interface AnswerRow {
  atMs: number | null;
  value: number | null;
  n: number | null;
  labels: Partial<Record<VersionLabel, string>>;
}

export interface CallRows {
  arm: Arm | null;
  rows: readonly AnswerRow[];
}

const MOST_NAMED = 5;
const LONGEST_NAME = 80;

/**
 * What the rows of a query's calls say, by version, and what is missing. Rows of a call for one version are that
 * version's; the others belong to the version whose labels they name. Rows outside the window are left out. Never throws.
 */
export function segmentRows(calls: readonly CallRows[], scope: QueryScope): MonitoringAnswer {
  const rows: Record<Arm, AnswerRow[]> = { baseline: [], candidate: [] };
  const others = new Set<string>();
  const problems: MonitoringProblem[] = [];
  for (const call of calls) {
    const { arm } = call;
    const given = call.rows.filter((row) => row.value !== null && isWithin(row, scope));
    if (arm) rows[arm].push(...given);
    else problems.push(...distribute(given, scope, rows, others));
  }
  const all = calls.flatMap((call) => call.rows);
  const valued = all.filter(({ value }) => value !== null);
  const outside = valued.filter((row) => !isWithin(row, scope)).length;
  const arms = { baseline: armAnswer(rows.baseline, scope), candidate: armAnswer(rows.candidate, scope) };
  if (outside > 0 && outside === valued.length) problems.push({ kind: 'outside_window' });
  if (problems.length === 0 && all.length > 0 && valued.length === 0)
    problems.push({ kind: 'no_values', rows: all.length });
  if (problems.length === 0) problems.push(...whatIsMissing(arms, scope, [...others]));
  for (const arm of ARMS) if (repeats(arms[arm].points)) problems.push({ kind: 'ambiguous', arm });
  return {
    ...{ fromMs: scope.fromMs, toMs: scope.toMs, stepSeconds: scope.stepSeconds, arms },
    counts: all.some(({ n }) => n !== null) ? 'requests' : 'points',
    otherVersions: [...others].slice(0, MOST_NAMED),
    droppedValues: all.length - valued.length,
    rowsOutside: outside,
    warnings: [],
    problems,
  };
}

/** A step may begin before the window it reaches into, and be coarse: by a window's length at most. */
function isWithin({ atMs }: AnswerRow, { fromMs, toMs }: QueryScope): boolean {
  const slack = toMs - fromMs;
  return atMs === null || (atMs >= fromMs - slack && atMs <= toMs + slack);
}

/** An answer that is nothing but a problem. */
export function failedAnswer(
  { fromMs, toMs, stepSeconds }: Pick<QueryScope, 'fromMs' | 'toMs' | 'stepSeconds'>,
  problem: MonitoringProblem,
): MonitoringAnswer {
  return {
    ...{ fromMs, toMs, stepSeconds, counts: 'points' },
    arms: { baseline: NO_ANSWER, candidate: NO_ANSWER },
    ...{ otherVersions: [], droppedValues: 0, rowsOutside: 0, warnings: [], problems: [problem] },
  };
}

function distribute(
  given: readonly AnswerRow[],
  scope: QueryScope,
  rows: Record<Arm, AnswerRow[]>,
  others: Set<string>,
): MonitoringProblem[] {
  if (given.length === 0) return [];
  const labels = VERSION_LABELS.filter((label) => given.some((row) => row.labels[label] !== undefined));
  if (tellingLabels(scope, labels).length === 0) return [{ kind: 'not_segmented', labels, of: 'answer' }];
  for (const row of given) {
    const [arm, other] = ARMS.filter((each) => belongs(row, scope, each));
    // Told apart by a label that other rows have, and this one has not.
    if (arm && other) return [{ kind: 'not_segmented', labels: namedLabels(row), of: 'answer' }];
    if (arm) rows[arm].push(row);
    else others.add(Object.values(row.labels).join(', ').slice(0, LONGEST_NAME) || '(none)');
  }
  return [];
}

function belongs(row: AnswerRow, { versions }: QueryScope, arm: Arm): boolean {
  const version = versions[arm];
  const named = namedLabels(row);
  return (
    version !== null &&
    named.length > 0 &&
    named.every((label) => row.labels[label] === labelValue(version, label))
  );
}

function namedLabels({ labels }: AnswerRow): VersionLabel[] {
  return VERSION_LABELS.filter((label) => labels[label] !== undefined);
}

function armAnswer(rows: readonly AnswerRow[], { toMs }: QueryScope): ArmAnswer {
  const points = rows
    .flatMap(({ atMs, value, n }): AnswerPoint[] => (value === null ? [] : [[atMs ?? toMs, value, n]]))
    .sort(([a], [b]) => a - b);
  const n = points.reduce((sum, [, , count]) => sum + (count ?? 1), 0);
  return { points, n };
}

function whatIsMissing(
  arms: Record<Arm, ArmAnswer>,
  { versions }: QueryScope,
  others: string[],
): MonitoringProblem[] {
  const [has] = ARMS.filter((arm) => arms[arm].points.length > 0);
  if (!has) {
    if (others.length === 0) return [{ kind: 'no_rows' }];
    return [{ kind: 'other_versions', seen: others.slice(0, MOST_NAMED) }];
  }
  const wanted = ARMS.filter((arm) => versions[arm] !== null);
  return wanted.every((arm) => arms[arm].points.length > 0) ? [] : [{ kind: 'one_version_only', has }];
}

function repeats(points: readonly AnswerPoint[]): boolean {
  return points.some(([at], index) => index > 0 && points[index - 1]?.[0] === at);
}
