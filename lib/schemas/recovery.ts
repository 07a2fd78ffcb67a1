import type { VersionSummary } from '@/lib/core/telemetry/metric';

/** All traffic by version over one stretch of time. */
export interface Stretch {
  from: string;
  to: string;
  totals: VersionSummary[];
}

/** What the owner looks at to confirm recovery: the stage that was rolled back, and the time since. */
export interface RecoveryView {
  before: Stretch;
  after: Stretch;
}
