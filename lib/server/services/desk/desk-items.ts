import type { DeskItem } from '@/lib/schemas/desk';
import type { ReleaseView } from '@/lib/schemas/release';

/** Most urgent first. */
const URGENCY: readonly DeskItem['kind'][] = [
  'trigger_fired',
  'hidden_edit',
  'recovery_to_confirm',
  'rolling_back',
  'trigger_near',
  'approval',
  'held',
  'note_to_finish',
  'outputs_to_judge',
];

/** What waits for this person, of the releases they own; of drafts without an owner, what anybody may finish. */
export function deskItems(releases: readonly ReleaseView[], userId: string): DeskItem[] {
  return releases
    .filter(({ owner, status }) => owner?.id === userId || (owner === null && status === 'draft'))
    .flatMap((release) => itemOf(release) ?? [])
    .sort((a, b) => URGENCY.indexOf(a.kind) - URGENCY.indexOf(b.kind) || a.since.localeCompare(b.since));
}

function itemOf(release: ReleaseView): DeskItem | null {
  const { id: releaseId, title, feature, firedTrigger, stageEnteredAt, createdAt, rollback } = release;
  const item = (kind: DeskItem['kind'], sentence: string, since: string | null | undefined): DeskItem => ({
    ...{ kind, releaseId, title, featureKey: feature.key, sentence },
    since: since ?? stageEnteredAt ?? createdAt,
  });
  if (firedTrigger && !firedTrigger.acknowledgedAt && !release.endedAt) {
    return item('trigger_fired', firedTrigger.sentence, firedTrigger.firedAt);
  }
  const edit = release.hiddenEdits.find(({ state }) => state !== 'acknowledged');
  if (edit) {
    const { variant, axis, state } = edit;
    const now = state === 'seen' ? 'Promotion is frozen.' : 'It has stopped: say what happened.';
    const sentence = `Requests of ${variant} carried another ${axis} under the same label. ${now}`;
    return item('hidden_edit', sentence, edit.firstSeenAt);
  }
  switch (release.status) {
    case 'recovery_unconfirmed':
      return item('recovery_to_confirm', release.waitingFor, rollback?.rolledBackAt);
    case 'rolling_back':
      return item('rolling_back', release.waitingFor, rollback?.rolledBackAt);
    case 'held':
      return item('held', release.waitingFor, null);
    case 'draft':
      return item('note_to_finish', release.waitingFor, createdAt);
    case 'offline_check':
    case 'live': {
      const near = release.triggers.find(({ state }) => state === 'near');
      if (near) return item('trigger_near', `Near its threshold: ${near.sentence}`, null);
      return release.gate?.kind === 'pass' ? item('approval', release.gate.sentence, null) : null;
    }
    default:
      return null;
  }
}
