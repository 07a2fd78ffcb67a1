import { srmLogE } from '../../stats/sample-ratio';
import { SRM_THRESHOLD } from '../../stats/thresholds';
import { formatCount } from '../../telemetry/format-metric';
import type { CheckOutcome, GateCheck } from '../gate';
import type { GateFacts } from '../gate-facts';

const METHOD =
  'Each user, or whatever else an arm is given to, is counted once, and their split is held against the one that the plan asks for. It fails only where chance would do the same in fewer than 1 of 1,000 releases, however often one looks: then an arm loses events, and no comparison beside it can be trusted.';

/**
 * Did the arms get the shares that they were promised, counted in units (a user once)? A mismatch means that one arm loses
 * events or is served to others than it was given to: then no comparison can be trusted. Structural. Where everybody gets
 * the candidate there is nothing to compare.
 */
export function checkSampleRatio({ watch: { assigned } }: GateFacts): GateCheck {
  const total = assigned ? assigned.candidate + assigned.baseline : 0;
  const { outcome, reason } = judge(assigned, total);
  return {
    code: 'sample_ratio',
    outcome,
    text: 'Arms have the shares they were given',
    reason,
    method: METHOD,
    structural: true,
    baseline: assigned && total > 0 ? formatCount(assigned.baseline) : null,
    candidate: assigned && total > 0 ? formatCount(assigned.candidate) : null,
    required: assigned ? `${percent(assigned.share)} on the candidate` : null,
    needed: null,
  };
}

function judge(
  assigned: GateFacts['watch']['assigned'],
  total: number,
): { outcome: CheckOutcome; reason: string } {
  if (!assigned) return { outcome: 'pass', reason: 'Everybody in the cohort gets the candidate.' };
  if (total === 0) return { outcome: 'no_data', reason: 'Nobody has been given an arm in this stage yet.' };
  const { candidate, baseline, share } = assigned;
  const seen = `${formatCount(candidate)} of ${formatCount(total)} units had the candidate, ${percent(candidate / total)} where ${percent(share)} were to`;
  return srmLogE([candidate, baseline], [share, 1 - share]) >= SRM_THRESHOLD
    ? {
        outcome: 'fail',
        reason: `${seen}: by chance in fewer than 1 of 1,000 releases. One arm loses events, or is served to others than were given it: find out which before you trust any comparison.`,
      }
    : {
        outcome: 'pass',
        reason: `${seen}: as chance would have it, in the stage's first 50,000 compared requests at most.`,
      };
}

function percent(share: number): string {
  return `${formatCount(Math.round(share * 1000) / 10)} %`;
}
