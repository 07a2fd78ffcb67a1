import { cn } from '@/lib/client/cn';
import type { MetricId } from '@/lib/core/telemetry/metric';
import type { NoteSuggestionsView } from '@/lib/schemas/note-suggestions';
import { seenWords } from './seen-words';

export interface MetricSeenProps {
  metric: MetricId;
  suggestions: NoteSuggestionsView;
  isWatched: boolean;
}

/** How much of the feature's traffic carries the metric; a watched one that none carries would never be judged. */
export function MetricSeen({ metric, suggestions, isWatched }: MetricSeenProps) {
  const { requests, metrics, telemetryAway } = suggestions;
  if (telemetryAway !== null || requests === 0) return null;
  const seen = metrics.find((one) => one.metric === metric)?.seen ?? 0;
  return (
    <span className={cn('block text-xs', seen === 0 && isWatched ? 'text-warn' : 'text-mute')}>
      {seenWords(metric, seen, requests)}
    </span>
  );
}
