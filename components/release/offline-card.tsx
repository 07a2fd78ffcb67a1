import { Card } from '@/components/ui/card';
import { Pill } from '@/components/ui/pill';
import { TimeAgo } from '@/components/ui/time-ago';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import type { EvidenceView, ReleaseView } from '@/lib/schemas/release';
import { EvidenceDialog } from './evidence-dialog';

/** The offline comparison of the two versions: what was stated, by whom, and the way to state it. */
export function OfflineCard({ release }: { release: ReleaseView }) {
  const { evidence, baseline, candidate, permissions } = release;
  const refusal = permissions['evidence:attach'] ?? null;
  return (
    <Card
      title="Offline evidence"
      description={`${candidate?.variant ?? 'Candidate'} and ${baseline?.variant ?? 'baseline'} on the same cases, before any traffic.`}
      actions={
        <EvidenceDialog
          releaseId={release.id}
          baseline={baseline?.variant ?? 'baseline'}
          candidate={candidate?.variant ?? 'candidate'}
          isFirst={evidence.length === 0}
          refusal={refusal}
        />
      }
    >
      {evidence.length === 0 ? (
        <p className="text-mute">None yet. The canary waits for it.{refusal ? ` ${refusal}` : ''}</p>
      ) : (
        <ul className="flex flex-col gap-2.5">
          {evidence.map((item) => (
            <EvidenceItem key={item.id} item={item} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function EvidenceItem({ item }: { item: EvidenceView }) {
  const { cases, baselinePassed, candidatePassed, errored } = item;
  return (
    <li className="border-t border-line pt-2.5 first:border-t-0 first:pt-0">
      <p className="flex flex-wrap items-baseline gap-x-4">
        <span>
          <b className="font-semibold">{formatCount(cases)}</b> cases
        </span>
        <span>
          baseline passed <b className="font-semibold">{formatCount(baselinePassed)}</b> (
          {percent(baselinePassed, cases)})
        </span>
        <span>
          candidate passed <b className="font-semibold">{formatCount(candidatePassed)}</b> (
          {percent(candidatePassed, cases)})
        </span>
        {errored > 0 ? <span>{formatCount(errored)} errored</span> : null}
        {item.matches ? null : <Pill tone="warn">about other versions</Pill>}
      </p>
      <p className="mt-0.5 text-sm break-words text-mute">
        {item.source}. {item.createdByName}, <TimeAgo at={item.createdAt} />
      </p>
    </li>
  );
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
