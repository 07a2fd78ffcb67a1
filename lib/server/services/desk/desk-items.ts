import type { Actor } from '@/lib/core/access/actor';
import { decideAccess } from '@/lib/core/access/decide-access';
import type { DeskItem } from '@/lib/schemas/desk';
import type { JudgedRelease } from '../release/judge-releases';
import { noteFaults } from '../release/note-faults';
import { triggerViews } from '../release/trigger-views';

const URGENCY: readonly DeskItem['kind'][] = [
  'trigger_fired',
  'hidden_edit',
  'recovery_to_confirm',
  'rolling_back',
  'trigger_near',
  'sign_off',
  'approval',
  'held',
  'ready_to_start',
  'note_to_finish',
  'outputs_to_judge',
];

/**
 * What waits for this person, most urgent first: of the releases they own; of drafts without an owner, what anybody may
 * finish; and of whoever's, what only waits for somebody to sign who did not make the candidate.
 */
export function deskItems(judged: readonly JudgedRelease[], actor: Actor): DeskItem[] {
  return judged
    .flatMap((one) => [
      ...(isMine(one, actor) ? ownItem(one) : []),
      ...(isToSign(one, actor) ? signItem(one) : []),
    ])
    .sort((a, b) => URGENCY.indexOf(a.kind) - URGENCY.indexOf(b.kind) || a.since.localeCompare(b.since));
}

function isMine({ release: { owner, status } }: JudgedRelease, actor: Actor): boolean {
  if (owner !== null) return owner.id === actor.id;
  return status === 'draft' && decideAccess(actor, 'note:write').kind === 'allowed';
}

function isToSign({ release, item }: JudgedRelease, actor: Actor): boolean {
  return (
    item.awaitsSignOff &&
    release.candidate?.createdById !== actor.id &&
    decideAccess(actor, 'release:sign_off').kind === 'allowed'
  );
}

function signItem(judged: JudgedRelease): DeskItem[] {
  return [itemOf(judged, 'sign_off', judged.item.waitingFor)];
}

function itemOf(
  { release, item }: JudgedRelease,
  kind: DeskItem['kind'],
  sentence: string,
  since: Date | string | null = release.stageEnteredAt ?? release.createdAt,
): DeskItem {
  const at = since ?? release.createdAt;
  const about = { releaseId: release.id, title: item.title, featureKey: item.featureKey };
  return { kind, sentence, ...about, since: typeof at === 'string' ? at : at.toISOString() };
}

function ownItem(judged: JudgedRelease): DeskItem[] {
  const { release, item, gate } = judged;
  const { firedTrigger, rolledBackAt } = release;
  if (firedTrigger && !firedTrigger.acknowledgedAt && !release.endedAt) {
    return [itemOf(judged, 'trigger_fired', firedTrigger.sentence, firedTrigger.firedAt)];
  }
  const edit = gate?.facts.content.edits.find(({ state }) => state !== 'acknowledged');
  if (edit) {
    const { variant, axis, state } = edit;
    const now = state === 'seen' ? 'Promotion is frozen.' : 'It has stopped: say what happened.';
    const sentence = `Requests of ${variant} carried another ${axis} under the same label. ${now}`;
    return [itemOf(judged, 'hidden_edit', sentence, edit.firstSeenAt)];
  }
  switch (release.status) {
    case 'recovery_unconfirmed':
      return [itemOf(judged, 'recovery_to_confirm', item.waitingFor, rolledBackAt)];
    case 'rolling_back':
      return [itemOf(judged, 'rolling_back', item.waitingFor, rolledBackAt)];
    case 'held':
      return [itemOf(judged, 'held', item.waitingFor)];
    case 'draft':
      return [
        itemOf(
          judged,
          noteFaults(release, release.draft.note).length > 0 ? 'note_to_finish' : 'ready_to_start',
          item.waitingFor,
          release.createdAt,
        ),
      ];
    case 'offline_check':
    case 'live':
      return gateItem(judged);
    default:
      return [];
  }
}

function gateItem(judged: JudgedRelease): DeskItem[] {
  const { release, gate, reading, isAway } = judged;
  const near = triggerViews(release, reading, isAway).find(({ state }) => state === 'near');
  if (near) return [itemOf(judged, 'trigger_near', `Near its threshold: ${near.sentence}`)];
  return gate?.verdict.kind === 'pass' ? [itemOf(judged, 'approval', gate.verdict.sentence)] : [];
}
