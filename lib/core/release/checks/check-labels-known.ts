import { formatCount } from '../../telemetry/format-metric';
import { MOST_UNLABELLED, unlabelledShare } from '../../telemetry/unknown-label';
import type { CheckOutcome, GateCheck } from '../gate';
import type { GateFacts } from '../gate-facts';

const METHOD =
  'Requests that name no version registered here are counted among all of the feature. Above the limit they may belong to either arm, and what is measured is no longer what is served.';

const LIMIT = `${MOST_UNLABELLED * 100} %`;

/**
 * Do requests say which version answered? Structural: above the limit, what is measured is too far from what is served.
 * No request in the window is no data.
 */
export function checkLabelsKnown({ labels }: GateFacts): GateCheck {
  const share = unlabelledShare(labels);
  const { outcome, reason } = judge(labels, share);
  return {
    code: 'labels_known',
    outcome,
    text: 'Requests name a known version',
    reason,
    method: METHOD,
    structural: true,
    baseline: null,
    candidate: null,
    required: `at most ${LIMIT} do not`,
    needed: null,
  };
}

function judge(
  { requests, unlabelled, hours }: GateFacts['labels'],
  share: number | null,
): { outcome: CheckOutcome; reason: string } {
  const window = hours === 1 ? 'the last hour' : `the last ${formatCount(hours)} h`;
  if (share === null) return { outcome: 'no_data', reason: `No request of the feature in ${window}.` };
  if (unlabelled === 0)
    return {
      outcome: 'pass',
      reason: `All ${formatCount(requests)} requests of ${window} name a known version.`,
    };
  const counted = `${formatCount(unlabelled)} of ${formatCount(requests)} requests of ${window} name no known version (${sharePercent(share)})`;
  if (share <= MOST_UNLABELLED) return { outcome: 'pass', reason: `${counted}; at most ${LIMIT} may.` };
  return {
    outcome: 'fail',
    reason: `${counted}, more than ${LIMIT}: correct what the application reports, or register the version it names.`,
  };
}

/** One decimal, and never "0 %" of something. */
function sharePercent(share: number): string {
  return share < 0.001 ? 'less than 0.1 %' : `${formatCount(Math.round(share * 1000) / 10)} %`;
}
