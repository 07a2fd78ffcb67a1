import { formatCount } from '../telemetry/format-metric';
import { formatLength } from './format-length';
import type { CheckOutcome, GateCheck, GateCheckCode } from './gate';
import type { GateFacts } from './gate-facts';

/** The gate in words: where it stands, what is still needed, and whether anything fails. */
export function verdictSentence(checks: readonly GateCheck[], facts: GateFacts): string {
  const total = checks.length;
  const count = (outcome: CheckOutcome) => checks.filter((check) => check.outcome === outcome).length;
  const failing = checks.filter((check) => check.outcome === 'fail');

  if (count('pass') === total) {
    const goal =
      facts.nextStageName === null ? 'Ready to complete' : `Ready to promote to ${facts.nextStageName}`;
    const held = facts.status === 'held' ? ' The release is held: resume it first.' : '';
    return `${goal}: ${total} of ${total} checks pass.${held}`;
  }
  if (failing.length > 0) {
    const verb = failing.length === 1 ? 'checks fails' : 'checks fail';
    return `Blocked: ${failing.length} of ${total} ${verb}. ${failing.map((check) => check.reason).join(' ')}`;
  }
  return [
    `Not yet: ${openChecks(count, total)}.`,
    ...neededSentences(checks, facts),
    'Nothing is failing.',
  ].join(' ');
}

function openChecks(count: (outcome: CheckOutcome) => number, total: number): string {
  const [unsure, empty] = [count('inconclusive'), count('no_data')];
  const unsureWords = unsure === 1 ? 'is inconclusive' : 'are inconclusive';
  const emptyWords = empty === 1 ? 'has no data' : 'have no data';
  if (empty === 0) return `${unsure} of ${total} checks ${unsureWords}`;
  if (unsure === 0) return `${empty} of ${total} checks ${emptyWords}`;
  return `${unsure} of ${total} checks ${unsureWords} and ${empty} ${emptyWords}`;
}

function neededSentences(checks: readonly GateCheck[], facts: GateFacts): string[] {
  const amount = (code: GateCheckCode) => checks.find((check) => check.code === code)?.needed?.amount ?? 0;
  const [candidate, baseline, minutes] = [
    amount('candidate_requests'),
    amount('baseline_requests'),
    amount('stage_minutes'),
  ];
  const sentences: string[] = [];
  if (candidate > 0 || baseline > 0) {
    const arms = [
      ...(candidate > 0 ? [`${formatCount(candidate)} more candidate`] : []),
      ...(baseline > 0 ? [`${formatCount(baseline)} more baseline`] : []),
    ];
    const word = Math.max(candidate, baseline) === 1 ? 'request' : 'requests';
    sentences.push(
      `About ${arms.join(' and ')} ${word}${candidate > 0 ? atThisRate(candidate, facts) : ''}.`,
    );
  }
  if (checks.some(({ code, outcome }) => code === 'four_movements' && outcome !== 'pass')) {
    sentences.push('A person has yet to sign the four movements.');
  }
  if (minutes > 0) sentences.push(`At least ${formatLength(minutes)} more in this stage.`);
  return sentences;
}

function atThisRate(requests: number, facts: GateFacts): string {
  const rate = facts.candidatePerMinute;
  if (rate === null || !(rate > 0)) return ', but no candidate traffic lately';
  return `, roughly ${formatLength(requests / rate)} at this rate`;
}
