import { Undo2 } from 'lucide-react';
import { Card } from '@/components/ui/card';
import { TimeAgo } from '@/components/ui/time-ago';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import type { ReleaseView, RollbackView } from '@/lib/schemas/release';

/** Exposure is 0 since the click; this says whether the traffic shows it (rule 7). */
export function RollbackCard({ release, rollback }: { release: ReleaseView; rollback: RollbackView }) {
  const { observed, candidateRequests, totalRequests, lastCandidateAt, rolledBackAt } = rollback;
  return (
    <Card aria-label="Rollback">
      <h2 className="flex items-start gap-2 text-xl font-semibold tracking-tight">
        <Undo2 aria-hidden className="mt-1 size-4 shrink-0 text-fail" />
        {rollback.sentence}
      </h2>
      <p className="mt-0.5 text-mute">
        Exposure went to 0 <TimeAgo at={rolledBackAt} />. Every answer since then gives{' '}
        {release.baseline?.variant ?? 'the baseline'}
        {observed ? '.' : '; what still carries the candidate was cached or under way.'}
      </p>
      <dl className="mt-3 grid grid-cols-2 gap-x-6 gap-y-2 border-t border-line pt-3 sm:grid-cols-4">
        <Count name="Requests lately" value={formatCount(totalRequests)} />
        <Count
          name={`Still with ${release.candidate?.variant ?? 'the candidate'}`}
          value={formatCount(candidateRequests)}
        />
        <div>
          <dt className="text-sm text-mute">Candidate last seen</dt>
          <dd className="text-lg font-semibold">
            {lastCandidateAt ? <TimeAgo at={lastCandidateAt} /> : 'not since the rollback'}
          </dd>
        </div>
        <Count name="Observed" value={observed ? 'yes' : 'not yet'} />
      </dl>
    </Card>
  );
}

function Count({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-sm text-mute">{name}</dt>
      <dd className="text-lg font-semibold">{value}</dd>
    </div>
  );
}
