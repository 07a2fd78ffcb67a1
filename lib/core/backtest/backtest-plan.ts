import type { NoteContent } from '../release/note';
import type { CheckedWith } from './stage-checks';

/** What is run over a log, and how it is judged. */
export interface BacktestPlan extends CheckedWith {
  note: Pick<NoteContent, 'plan' | 'triggers' | 'metricsToWatch' | 'tolerances'>;
  /** Which units are below a share is decided by it: another salt, another draw. */
  salt: string;
  bucketBy: string;
}
