import type { GateCheck } from '../release/gate';

/** A moment of the run: so many requests were served by then, and the log's clock said this, epoch ms. */
export interface RunMoment {
  requests: number;
  atMs: number;
}

export interface RunAction {
  kind: 'rolled_back' | 'held' | 'excluded';
  triggerId: string;
  /** The one cohort that it is about; null of everything. */
  cohort: { attribute: string; value: string } | null;
  sentence: string;
  at: RunMoment;
}

export interface StageRun {
  index: number;
  name: string;
  entered: RunMoment;
  /** Null while the run stands in it. */
  left: RunMoment | null;
  /** Requests whose arm chance decided here, by what was recorded of them. */
  compared: { candidate: number; baseline: number };
  /** Served without being compared: outside the cohort, excluded, or in it from an earlier stage. */
  beside: number;
  actions: RunAction[];
  /** As they stood at the stage's last look; empty where nobody looked. */
  checks: GateCheck[];
}

/** How near each trigger of the note came to acting on everything, 0..1. */
export interface TriggerRun {
  id: string;
  sentence: string;
  nearest: number;
}

/**
 * ran_through: the last stage was passed. rolled_back: a trigger took everything back. held: a trigger froze exposure, and
 * the log ended. log_ended: it ended before the plan did.
 */
export interface BacktestResult {
  outcome: 'ran_through' | 'rolled_back' | 'held' | 'log_ended';
  requests: number;
  /** Of them, those that got a version of which the log has no record. */
  unrecorded: number;
  stages: StageRun[];
  excluded: { attribute: string; value: string }[];
  triggers: TriggerRun[];
}
