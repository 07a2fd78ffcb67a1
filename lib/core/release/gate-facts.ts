import type { FieldIssue } from '../domain-error';
import type { OfflineEvidenceFacts } from '../evidence/evidence-facts';
import type { MonitoringFacts } from '../monitoring/monitoring-facts';
import type { SignOffFacts } from '../sign-off/sign-off';
import type { HiddenEdit } from '../telemetry/hidden-edit';
import type { LabelCounts } from '../telemetry/unknown-label';
import type { ToleranceReading } from '../watch/judge-watch';
import type { Stage } from './note';
import type { FiredTrigger, ReleaseStatus } from './release-state';

/** A hidden edit of one of the release's two versions. */
export interface VersionEdit extends HiddenEdit {
  arm: 'baseline' | 'candidate';
  versionId: string;
  variant: string;
}

/** What the watch says at its last settled block. */
export interface WatchFacts {
  /** Triggers that are most of the way to firing, or due. */
  near: readonly { sentence: string }[];
  /** Triggers that have not seen as many requests as they need, with how many more. */
  waiting: readonly { sentence: string; needed: number }[];
  /** By metric to watch, in this stage. */
  tolerances: readonly ToleranceReading[];
  /** Units that were given an arm in this stage; null where no share is left to chance. */
  assigned: { candidate: number; baseline: number; share: number } | null;
}

/** What a gate is judged on; frozen with the decision. Times are ISO 8601; counts are of settled, stored events. */
export interface GateFacts {
  now: string;
  status: ReleaseStatus;
  stage: Stage;
  /** Name of the stage that follows; null at the last. */
  nextStageName: string | null;
  stageEnteredAt: string;
  ownerId: string | null;
  noteIssues: readonly FieldIssue[];
  /** The newest comparison of exactly this candidate and baseline; null when there is none. */
  offlineEvidence: OfflineEvidenceFacts | null;
  /** Comparable requests of each arm since the stage was entered; both 0 in the offline check. */
  arms: { baseline: { requests: number }; candidate: { requests: number } };
  /** A built-in query is asked now; one to a source, at most a minute before a promotion. Null: no query is set. */
  monitoring: MonitoringFacts | null;
  firedTrigger: FiredTrigger | null;
  watch: WatchFacts;
  /** What traffic says of the two versions' content; `fingerprinted` when any request said anything. */
  content: { fingerprinted: boolean; edits: readonly VersionEdit[] };
  labels: LabelCounts;
  /** Asked for before full rollout alone; null elsewhere. */
  signOff: SignOffFacts | null;
  /** Is the baseline what a rollback would serve, and what has it answered lately? Null elsewhere than before full rollout. */
  wayBack: { variant: string; isLive: boolean; requests: number; errorShare: number | null } | null;
  /** How many outputs of each arm are drawn to be judged in a stage, at most; null where nobody judges. */
  judgedPerArm: number | null;
  /** Candidate requests per minute lately, to say "about 12 min at this rate"; null when there is no traffic. */
  candidatePerMinute: number | null;
}
