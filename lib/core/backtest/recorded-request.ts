import type { RequestContext } from '../cohort/cohort-rule';
import type { EventInput } from '../telemetry/event';

/** One request of a log, with what each version really answered to it. */
export interface RecordedRequest {
  targetingKey: string;
  context: RequestContext;
  /** By the log's clock, epoch ms from 0. */
  atMs: number;
  /** Null where nothing was recorded of that version: then the request is served and shows nothing. */
  arms: { baseline: EventInput | null; candidate: EventInput | null };
}
