import { z } from 'zod';
import type { MonitoringAnswer } from '@/lib/core/monitoring/monitoring-answer';
import type { MonitoringQuery } from '@/lib/core/monitoring/monitoring-query';
import { monitoringQuery } from './note';

/** A query that is being written; asked as it stands, and not stored. */
export const monitoringTrialInput = z.object({ query: monitoringQuery }).strict();
export type MonitoringTrialInput = z.infer<typeof monitoringTrialInput>;

/** What a query answered, when, and about which versions. */
export interface GivenAnswerView {
  at: string;
  tookMs: number;
  answer: MonitoringAnswer;
}

export interface MonitoringView {
  /** Of the note in force; null when it has none. */
  query: MonitoringQuery | null;
  variants: { baseline: string | null; candidate: string | null };
  dashboardUrl: string;
  /** The candidate has had traffic. */
  isExposed: boolean;
  /** Null: not asked yet. */
  given: GivenAnswerView | null;
  /** Why the one who looks may not ask again; null: may. */
  refusal: string | null;
}
