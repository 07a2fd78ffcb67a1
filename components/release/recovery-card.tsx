import { ProductTerm } from '@/components/help/product-term';
import { Card } from '@/components/ui/card';
import { Note } from '@/components/ui/note';
import type { RecoveryView } from '@/lib/schemas/recovery';
import type { ReleaseView } from '@/lib/schemas/release';
import { judgeRecovery } from './judge-recovery';
import { ReasonMove } from './reason-move';
import { RecoveryTable } from './recovery-table';

/** The owner confirms recovery over the numbers since the rollback; without any traffic, in writing. */
export function RecoveryCard({ release, recovery }: { release: ReleaseView; recovery: RecoveryView | null }) {
  const { status, permissions, firedTrigger, rollback } = release;
  const unanswered = firedTrigger !== null && firedTrigger.acknowledgedAt === null;
  const judgement = recovery && judgeRecovery(release, recovery);
  const isSilent = status === 'rolling_back' && rollback?.totalRequests === 0;
  const refusal =
    permissions['release:confirm_recovery'] ??
    (unanswered
      ? 'A trigger fired: acknowledge it first.'
      : status === 'rolling_back' && rollback?.confirmableInSilence !== true
        ? 'Waits until requests are seen and none carries the candidate any more.'
        : null);
  return (
    <Card
      title={<ProductTerm term="recovery">Recovery</ProductTerm>}
      description={
        <>
          {judgement ? <span className="font-medium text-ink">{judgement.sentence} </span> : null}A new
          release of this feature waits for the owner’s word.
        </>
      }
      flush
    >
      {judgement ? <RecoveryTable release={release} judgement={judgement} /> : null}
      {isSilent ? (
        <Note tone="warn" className="mx-4 mt-3 sm:mx-4.5">
          No request was reported lately, so nothing shows that the rollback took. From 5 minutes after it on,
          recovery can be confirmed in writing.
        </Note>
      ) : null}
      <div className="flex flex-wrap items-center gap-2 px-4 py-3 sm:px-4.5">
        <ReasonMove
          release={release}
          event="confirm_recovery"
          label="Confirm recovery…"
          variant="primary"
          title="Confirm recovery?"
          body={
            isSilent
              ? 'No traffic shows that the rollback took. Write why it is certain all the same.'
              : 'The numbers since the rollback are kept with your word. The release is then closed and the feature free for another one.'
          }
          reasonLabel={isSilent ? 'Why it is certain' : 'Remark'}
          reasonRequired={isSilent}
          confirmLabel="Confirm recovery"
          done="Recovery confirmed, the release is closed"
          disabled={refusal !== null}
          describedBy={refusal ? 'recovery-refusal' : undefined}
        />
        <p id="recovery-refusal" className="min-w-0 flex-1 text-sm text-mute">
          {refusal}
        </p>
      </div>
    </Card>
  );
}
