import { Card } from '@/components/ui/card';
import type { ReleaseView } from '@/lib/schemas/release';
import { EvidenceDialog } from './evidence-dialog';
import { EvidenceItem } from './evidence-item';

/** The offline comparison of the two versions: what it says in a line, where to read it, and the way to upload one. */
export function OfflineCard({ release }: { release: ReleaseView }) {
  const { evidence, baseline, candidate, permissions } = release;
  const refusal = permissions['evidence:attach'] ?? null;
  return (
    <Card
      id="offline-comparison"
      className="scroll-mt-18"
      title="Offline comparison"
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
            <EvidenceItem key={item.id} releaseId={release.id} item={item} />
          ))}
        </ul>
      )}
    </Card>
  );
}
