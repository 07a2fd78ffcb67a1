import { METRICS, type MetricId } from '../telemetry/metric';
import type { Judged } from './harm-null';

/**
 * How much worse than the baseline a candidate may be and still be let through, where the note says nothing of the metric:
 * half as many failures again, 2 points of score or success, 10 points of what people judged (they judge dozens, not
 * thousands), a tenth more cost or tokens, a fifth more latency.
 */
export function tolerance(metric: MetricId): Pick<Judged, 'comparison' | 'threshold'> {
  const { kind, better } = METRICS[metric];
  if (metric === 'judged_acceptable') return { comparison: 'margin', threshold: 0.1 };
  if (better === 'higher') return { comparison: 'margin', threshold: 0.02 };
  switch (kind) {
    case 'rate':
      return { comparison: 'ratio', threshold: 0.5 };
    case 'quantile':
      return { comparison: 'ratio', threshold: 0.2 };
    case 'mean':
      return { comparison: 'ratio', threshold: 0.1 };
  }
}
