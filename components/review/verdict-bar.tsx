import type { ReviewReason } from '@/lib/core/review/verdict';
import type { ReviewItemView, VerdictInput } from '@/lib/schemas/review-item';
import { ACCEPTABLE, PAIR, pairVerdict, QUICK_REASONS, quickVerdict } from './quick-verdicts';
import { REASON_LABELS } from './reason-labels';
import { VerdictButton } from './verdict-button';

interface VerdictBarProps {
  kind: ReviewItemView['kind'];
  said: VerdictInput | null;
  onJudge: (said: VerdictInput) => void;
  onMore: () => void;
}

/** The verdicts that an item of this kind can get, at the bottom where a thumb is. */
export function VerdictBar({ kind, said, onJudge, onMore }: VerdictBarProps) {
  if (kind === 'pair') {
    return (
      <fieldset className="grid w-full grid-cols-3 gap-2 sm:flex sm:w-auto">
        <legend className="mb-1.5 font-medium">Which one is better?</legend>
        {PAIR.map(({ key, verdict, label }) => (
          <VerdictButton
            key={key}
            hint={key}
            label={label}
            isGiven={said?.verdict === verdict}
            className="sm:min-w-28"
            onPress={() => onJudge(pairVerdict(verdict))}
          />
        ))}
      </fieldset>
    );
  }
  const isOnly = (reason: ReviewReason) => said?.reasons.length === 1 && said.reasons[0] === reason;
  const isMore = said?.verdict === 'not_acceptable' && !QUICK_REASONS.some(({ reason }) => isOnly(reason));
  return (
    <fieldset className="grid w-full grid-cols-4 gap-2 sm:flex sm:w-auto sm:items-center">
      <legend className="mb-1.5 font-medium">Is this acceptable?</legend>
      <VerdictButton
        hint="1"
        label="Acceptable"
        isGiven={said?.verdict === 'acceptable'}
        className="col-span-4 sm:min-w-32"
        onPress={() => onJudge(ACCEPTABLE)}
      />
      <span className="col-span-4 -mb-1 text-sm text-mute sm:mb-0 sm:ml-2">Not acceptable:</span>
      {QUICK_REASONS.map(({ key, reason }) => (
        <VerdictButton
          key={key}
          hint={key}
          label={REASON_LABELS[reason]}
          isGiven={isOnly(reason)}
          onPress={() => onJudge(quickVerdict(reason))}
        />
      ))}
      <VerdictButton hint="5" label="More…" isGiven={isMore} onPress={onMore} />
    </fieldset>
  );
}
