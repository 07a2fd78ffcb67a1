import { renderExcluded } from '@/lib/core/cohort/excluded-cohort';
import type { ReleaseView } from '@/lib/schemas/release';
import { advanceChoice } from './advance-choice';
import { AdvanceDialog } from './advance-dialog';
import { MoveButton } from './move-button';
import { NextStagePreview } from './next-stage-preview';
import { ReasonMove } from './reason-move';

/** The moves from a stage: forward, hold or resume, and back. Why one is not possible stands beside them. */
export function StageActions({ release }: { release: ReleaseView }) {
  const { status, permissions, firedTrigger, candidate, baseline, stages } = release;
  const choice = advanceChoice(release);
  const next = stages[release.nextStage?.index ?? -1];
  const excluded = release.exclusions.map(renderExcluded).join(' and ');
  const unanswered = firedTrigger !== null && firedTrigger.acknowledgedAt === null;
  const refusals = [
    choice?.refusal,
    status === 'held' ? permissions['release:resume'] : null,
    status === 'live' ? permissions['release:hold'] : null,
    permissions[status === 'offline_check' ? 'release:abandon' : 'release:roll_back'],
  ];
  const words = [...new Set(refusals.filter((sentence) => typeof sentence === 'string'))];
  return (
    <div className="flex flex-wrap items-center gap-2">
      {choice ? (
        <AdvanceDialog
          release={release}
          event={choice.event}
          label={choice.label}
          body={
            next
              ? `${candidate?.variant ?? 'The candidate'} then goes to ${next.cohortText ?? next.name}. Whoever has it keeps it${excluded ? `; ${excluded} stays excluded` : ''}.`
              : `${candidate?.variant ?? 'The candidate'} becomes the live version of ${release.feature.key} for everyone${excluded ? `, ${excluded} included` : ''}, and the release ends.`
          }
          preview={next ? <NextStagePreview release={release} index={next.index} /> : null}
          overrides={choice.overrides}
          done={next ? `Promoted to ${next.name}` : 'Rollout completed'}
          disabled={choice.refusal !== null}
          describedBy={choice.refusal ? 'move-refusals' : undefined}
        />
      ) : null}
      {status === 'live' ? (
        <ReasonMove
          release={release}
          event="hold"
          label="Hold…"
          title="Hold this release?"
          body="Exposure stays exactly as it is: nobody gets the candidate anew, nobody loses it. Triggers still act."
          reasonLabel="Reason"
          reasonRequired
          confirmLabel="Hold"
          done="Held"
          disabled={Boolean(permissions['release:hold'])}
        />
      ) : null}
      {status === 'held' ? (
        <MoveButton
          release={release}
          event="resume"
          done="Resumed"
          disabled={Boolean(permissions['release:resume']) || unanswered}
          describedBy="move-refusals"
        >
          Resume
        </MoveButton>
      ) : null}
      <p id="move-refusals" className="min-w-0 flex-1 basis-40 text-sm text-mute">
        {words.join(' ')}
      </p>
      {status === 'offline_check' ? (
        <ReasonMove
          release={release}
          event="abandon"
          label="Abandon…"
          variant="danger"
          title="Abandon this release?"
          body="No traffic has seen the candidate. The release ends and stays in the history; the feature is free for another one."
          reasonLabel="Reason"
          reasonRequired
          confirmLabel="Abandon"
          tone="danger"
          done="Abandoned"
          disabled={Boolean(permissions['release:abandon'])}
        />
      ) : (
        <ReasonMove
          release={release}
          event="roll_back"
          label="Roll back…"
          variant="danger"
          title="Roll back now?"
          body={`Every request gets ${baseline?.variant ?? 'the baseline'} again at once. The release stays open until telemetry shows no more candidate traffic and recovery is confirmed.`}
          reasonLabel="Reason"
          reasonHint="What did you see? It is kept with the history."
          reasonRequired
          confirmLabel="Roll back"
          tone="danger"
          done="Exposure is 0: rolling back"
          disabled={Boolean(permissions['release:roll_back'])}
        />
      )}
    </div>
  );
}
