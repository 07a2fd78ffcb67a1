import type { MetricId } from '../telemetry/metric';
import type { VersionLabel } from './placeholders';
import type { Arm } from './query-scope';

/** Everything that can keep a monitoring query from answering by version. */
export type MonitoringProblem =
  | { kind: 'no_rows' }
  /** Rows came, and not one of their values is a number. */
  | { kind: 'no_values'; rows: number }
  /** Of a built-in metric: nothing measured it. `requests` of the window, by arm and of neither version. */
  | { kind: 'not_measured'; feature: string; metric: MetricId; requests: Record<Arm | 'other', number> }
  /** One version has an answer, the other none. */
  | { kind: 'one_version_only'; has: Arm }
  /** Rows came, none of either version. */
  | { kind: 'other_versions'; seen: string[] }
  /** Rows came, all of times that were not asked about. */
  | { kind: 'outside_window' }
  /** Nothing in the answer, or nothing in the query, tells the two versions apart. `labels`: what is there. */
  | { kind: 'not_segmented'; labels: VersionLabel[]; of: 'query' | 'answer' }
  /** More than one value for one version at one instant. */
  | { kind: 'ambiguous'; arm: Arm }
  | { kind: 'wrong_shape'; detail: string }
  | { kind: 'too_many_rows'; limit: number }
  | { kind: 'too_slow'; seconds: number }
  /** The source answered, with an error of its own. */
  | { kind: 'refused'; message: string }
  | { kind: 'unreachable'; message: string }
  /** Encryption is asked for, and the server has none. */
  | { kind: 'no_tls' }
  | { kind: 'bad_template'; faults: string[] }
  | { kind: 'unknown_source'; source: string }
  | { kind: 'archived'; source: string }
  /** The source is of another kind than the query is written for. */
  | { kind: 'other_kind'; source: string; detail: string }
  /** The stored password or token cannot be read any more. */
  | { kind: 'secret_lost'; source: string };

export type ProblemKind = MonitoringProblem['kind'];

/** The query ran and was understood; data is what is missing. Everything else has to be put right by a person. */
const LACKS_DATA: readonly ProblemKind[] = [
  'no_rows',
  'no_values',
  'not_measured',
  'one_version_only',
  'other_versions',
];
/** It may pass by itself. */
const PASSES: readonly ProblemKind[] = ['too_slow', 'unreachable'];

export function lacksData({ kind }: MonitoringProblem): boolean {
  return LACKS_DATA.includes(kind);
}

export function mayPass({ kind }: MonitoringProblem): boolean {
  return PASSES.includes(kind);
}
