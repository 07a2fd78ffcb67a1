import { formatCount } from '../../telemetry/format-metric';
import type { CheckOutcome, GateCheck } from '../gate';

export const COUNTED_METHOD =
  'Only requests of this stage whose arm was decided by chance are counted, each once. Fewer than the plan asks for are inconclusive, and none at all is no data: neither passes by itself.';

/**
 * Are there enough requests? None is no data, too few is inconclusive with how many more are needed.
 * A minimum below 1 still asks for one request.
 */
export function judgeMinimumCount(
  arm: 'candidate' | 'baseline',
  requests: number,
  minRequests: number,
): { outcome: CheckOutcome; reason: string; required: string; needed: GateCheck['needed'] } {
  const required = Math.max(1, Math.ceil(minRequests));
  const missing = Math.max(0, required - requests);
  const outcome = requests <= 0 ? 'no_data' : missing > 0 ? 'inconclusive' : 'pass';
  const seen =
    outcome === 'no_data'
      ? `No comparable ${arm} request`
      : `${formatCount(requests)} comparable ${arm} requests`;
  const more = missing > 0 ? `, ${formatCount(missing)} more needed` : '';
  return {
    outcome,
    reason: `${seen} of ${formatCount(required)}${more}.`,
    required: formatCount(required),
    needed: missing > 0 ? { amount: missing, unit: 'requests' } : null,
  };
}
