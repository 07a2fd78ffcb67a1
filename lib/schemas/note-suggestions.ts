import { z } from 'zod';
import type { MonitoringQuery } from '@/lib/core/monitoring/monitoring-query';
import type { NoteContent } from '@/lib/core/release/note';
import type { MetricId } from '@/lib/core/telemetry/metric';

/** `except`: the release whose note is being written, which is no past one. */
export const suggestionsQuery = z.strictObject({ except: z.string().max(100).optional() });

/** What a feature's traffic and its past releases suggest to whoever writes its next note. */
export interface NoteSuggestionsView {
  /** Of the last 24 h. */
  requests: number;
  /** Why traffic tells nothing now; null when it can be read. */
  telemetryAway: string | null;
  /** By metric, in how many of those requests it was seen; of tool errors the tool calls. */
  metrics: { metric: MetricId; seen: number }[];
  /** Attributes that name groups, each with the values that most requests carry; the fewest values first. */
  attributes: AttributeTraffic[];
  /** Who owned releases of the feature, the most often first. */
  owners: { userId: string; releases: number }[];
  /** The newest release with a note to go on from. */
  last: PastNote | null;
  /** The newest query and dashboard that a release was watched by. */
  monitoring: { releaseTitle: string; query: MonitoringQuery | null; dashboardUrl: string } | null;
}

export interface AttributeTraffic {
  attribute: string;
  values: { value: string; requests: number }[];
  /** Values that are not listed. */
  more: number;
}

export interface PastNote {
  releaseId: string;
  title: string;
  status: string;
  createdAt: string;
  note: NoteContent;
}
