import type { MonitoringProblem } from './monitoring-problem';
import type { Arm } from './query-scope';

/** An instant in ms, a value in the query's own unit, and how many observations it stands on where that is said. */
export type AnswerPoint = [atMs: number, value: number, n: number | null];

export interface ArmAnswer {
  /** In order of time. */
  points: AnswerPoint[];
  /** Observations where the answer counts them, else points. */
  n: number;
}

/** What a monitoring query answered, whatever it was asked in. */
export interface MonitoringAnswer {
  fromMs: number;
  toMs: number;
  stepSeconds: number;
  arms: Record<Arm, ArmAnswer>;
  /** What `n` counts. */
  counts: 'requests' | 'points';
  /** Versions that are neither, as far as the rows name them; a few. */
  otherVersions: string[];
  /** Values that are no numbers (NaN, infinite) and so no data. */
  droppedValues: number;
  /** Rows of times that were not asked about, which count as no data. */
  rowsOutside: number;
  /** What the source said beside its answer. */
  warnings: string[];
  problems: MonitoringProblem[];
}

export const NO_ANSWER: ArmAnswer = { points: [], n: 0 };
