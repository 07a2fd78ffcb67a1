import { formatCount } from '@/lib/core/telemetry/format-metric';
import type { MetricId } from '@/lib/core/telemetry/metric';
import { seenShare } from './seen-share';

/** "in 98 % of requests", "no data in 24 h". Tool errors are told by tool calls, of which a request has many or none. */
export function seenWords(metric: MetricId, seen: number, requests: number): string {
  if (seen === 0 || requests === 0) return 'no data in 24 h';
  if (metric === 'tool_errors') return `in ${formatCount(seen)} tool ${seen === 1 ? 'call' : 'calls'}`;
  return `in ${seenShare(seen, requests)} of requests`;
}
