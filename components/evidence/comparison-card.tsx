import { Card } from '@/components/ui/card';
import type { EvidenceView } from '@/lib/schemas/evidence';
import { EvidenceItem } from './evidence-item';

/** What was compared before any traffic, once the release has gone on: in a line, and where to read it. */
export function ComparisonCard({ releaseId, item }: { releaseId: string; item: EvidenceView }) {
  return (
    <Card title="Offline comparison">
      <ul>
        <EvidenceItem releaseId={releaseId} item={item} />
      </ul>
    </Card>
  );
}
