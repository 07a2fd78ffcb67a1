import type { FieldIssue } from '@/lib/core/domain-error';
import type { GateVerdict } from '@/lib/core/release/gate';
import type { ReleaseRecord } from '@/lib/server/db/release-row';

interface Known {
  draftIssues: readonly FieldIssue[];
  gate: GateVerdict | null;
  rollbackSentence: string | null;
}

/** One sentence: what the release waits for now. */
export function waitingFor(release: ReleaseRecord, { draftIssues, gate, rollbackSentence }: Known): string {
  const owner = release.owner?.name ?? 'its owner';
  const fired = release.firedTrigger;
  const unanswered = fired && !fired.acknowledgedAt ? fired : null;
  switch (release.status) {
    case 'draft':
      if (draftIssues.length === 0) return 'Ready to start: the note is whole.';
      return `The note: ${draftIssues.length} ${draftIssues.length === 1 ? 'thing is' : 'things are'} missing or wrong.`;
    case 'offline_check':
    case 'live':
      return gate?.sentence ?? 'The gate of this stage has no verdict yet.';
    case 'held':
      if (unanswered)
        return `Held by a trigger: ${unanswered.sentence} Waits for ${owner} to acknowledge it.`;
      return `Held: exposure is frozen until ${owner} resumes it.`;
    case 'rolling_back':
      return rollbackSentence ?? 'Rolling back.';
    case 'recovery_unconfirmed':
      if (unanswered)
        return `Rolled back by a trigger: waits for ${owner} to acknowledge it and confirm recovery.`;
      return `Rolled back: waits for ${owner} to confirm recovery over the numbers since.`;
    case 'closed':
      return 'Rolled back, recovery confirmed.';
    case 'completed':
      return `Completed: ${release.candidate?.variant ?? 'the candidate'} went live.`;
    case 'abandoned':
      return 'Abandoned before any traffic.';
  }
}
