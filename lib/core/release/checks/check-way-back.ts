import { formatCount } from '../../telemetry/format-metric';
import type { CheckOutcome, GateCheck } from '../gate';
import type { GateFacts } from '../gate-facts';

/** How far back the baseline must have answered to be known to work still. */
export const WAY_BACK_MINUTES = 15;

/** Above this share of failed requests nobody would want to go back. */
const MOST_ERRORS = 0.5;

const METHOD = `The way back is proven by use: the baseline is the version that a rollback would serve, and it has answered requests in the last ${WAY_BACK_MINUTES} minutes.`;

/** Would a rollback work now (rule 12)? The baseline must be what everybody else gets, and be answering. Structural. */
export function checkWayBack({ wayBack }: Pick<GateFacts, 'wayBack'>): GateCheck {
  return {
    code: 'way_back',
    ...judge(wayBack),
    text: 'The way back still works',
    method: METHOD,
    structural: true,
    baseline: wayBack && formatCount(wayBack.requests),
    candidate: null,
    required: null,
    needed: null,
  };
}

function judge(wayBack: GateFacts['wayBack']): { outcome: CheckOutcome; reason: string } {
  if (!wayBack?.isLive) {
    return {
      outcome: 'fail',
      reason: 'The baseline is not the feature’s live version: a rollback would serve something else.',
    };
  }
  const { variant, requests, errorShare } = wayBack;
  if (errorShare !== null && errorShare > MOST_ERRORS) {
    return {
      outcome: 'fail',
      reason: `${variant} fails ${formatCount(Math.round(errorShare * 100))} % of its requests: one would go back to what does not work.`,
    };
  }
  return requests > 0
    ? {
        outcome: 'pass',
        reason: `${variant} is live for everybody else and answered ${formatCount(requests)} ${requests === 1 ? 'request' : 'requests'} in the last ${WAY_BACK_MINUTES} minutes.`,
      }
    : {
        outcome: 'no_data',
        reason: `${variant} has answered no request in the last ${WAY_BACK_MINUTES} minutes: nothing shows that one could go back to it.`,
      };
}
