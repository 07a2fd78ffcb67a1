import type { VersionSummary } from '@/lib/core/telemetry/metric';

/** All traffic by version over one stretch of time. */
export interface Stretch {
  from: string;
  to: string;
  totals: VersionSummary[];
}

/** What the owner looks at to confirm recovery. */
export interface RecoveryView {
  /** The 24 h before the release began. */
  before: Stretch;
  /** From its beginning to the rollback. */
  during: Stretch;
  since: Stretch;
}
