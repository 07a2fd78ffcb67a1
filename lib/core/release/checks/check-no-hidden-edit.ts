import { formatCount } from '../../telemetry/format-metric';
import { HIDDEN_EDIT_QUIET_MINUTES } from '../../telemetry/hidden-edit';
import type { CheckOutcome, GateCheck } from '../gate';
import type { GateFacts, VersionEdit } from '../gate-facts';

const METHOD =
  'Requests may carry a fingerprint of the content that they used; each is held against the one that the version was registered with. Another fingerprint under the same label means that something else is served than was reviewed.';

/**
 * Does each version still have the content it was measured with (rule 10)? Structural. An edit freezes promotion until
 * it has stopped and the owner has answered for it. Without fingerprints in traffic it passes, and says that it is blind.
 */
export function checkNoHiddenEdit({ content }: GateFacts): GateCheck {
  const { outcome, reason } = judge(content);
  return {
    code: 'no_hidden_edit',
    outcome,
    text: 'No hidden edit of either version',
    reason,
    method: METHOD,
    structural: true,
    baseline: null,
    candidate: null,
    required: null,
    needed: null,
  };
}

function judge({ fingerprinted, edits }: GateFacts['content']): { outcome: CheckOutcome; reason: string } {
  const open = edits.filter(({ state }) => state !== 'acknowledged');
  if (open.length > 0) return { outcome: 'fail', reason: open.map(sentenceOf).join(' ') };
  if (!fingerprinted) {
    const reason =
      'No request carries a content fingerprint, so another content under the same labels would not be noticed.';
    return { outcome: 'pass', reason };
  }
  const before =
    edits.length > 0
      ? ` ${edits.length} earlier ${edits.length === 1 ? 'edit has' : 'edits have'} stopped and ${edits.length === 1 ? 'is' : 'are'} acknowledged.`
      : '';
  return { outcome: 'pass', reason: `Every fingerprint in traffic is the version’s own.${before}` };
}

function sentenceOf({ variant, axis, requests, firstSeenAt, state }: VersionEdit): string {
  const carried = `${formatCount(requests)} ${requests === 1 ? 'request' : 'requests'} of ${variant} carried another ${axis} under the same label`;
  const since = `since ${firstSeenAt.slice(0, 16).replace('T', ' ')} UTC`;
  const next =
    state === 'stopped'
      ? 'It has stopped: the owner says in writing what happened.'
      : `Promotion waits until no request carried it for ${HIDDEN_EDIT_QUIET_MINUTES} minutes and the owner has said what happened.`;
  return `${carried}, ${since}. ${next}`;
}
