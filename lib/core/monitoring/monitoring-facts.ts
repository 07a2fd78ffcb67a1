import type { MonitoringAnswer } from './monitoring-answer';
import type { MonitoringProblem } from './monitoring-problem';
import { ARMS, type Arm, type QueriedVersion } from './query-scope';

/** What a gate knows of a monitoring query: whether it answers, not what. */
export interface MonitoringFacts {
  /** In words: "Task success over the last 60 min". */
  query: string;
  counts: MonitoringAnswer['counts'];
  /** By version, only versions that answered. */
  answers: readonly { arm: Arm; n: number }[];
  problems: readonly MonitoringProblem[];
  variants: Record<Arm, string | null>;
  /** ISO 8601; null: not asked yet. */
  askedAt: string | null;
}

export function monitoringFacts(
  query: string,
  versions: Readonly<Record<Arm, Pick<QueriedVersion, 'variant'> | null>>,
  asked: { answer: MonitoringAnswer; at: Date } | null,
): MonitoringFacts {
  const variants = {
    baseline: versions.baseline?.variant ?? null,
    candidate: versions.candidate?.variant ?? null,
  };
  if (!asked) return { query, counts: 'points', answers: [], problems: [], variants, askedAt: null };
  const { arms, counts, problems } = asked.answer;
  const answers = ARMS.map((arm) => ({ arm, n: arms[arm].n })).filter(({ n }) => n > 0);
  return { query, counts, answers, problems, variants, askedAt: asked.at.toISOString() };
}
