import { History } from '@/components/release/history';
import { Card } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import { listAudit } from '@/lib/server/services/audit/list-audit';
import { pageActor } from '@/lib/server/transport/page-actor';

const NEWEST = 50;

export async function HistorySection({ releaseId }: { releaseId: string }) {
  const { entries, nextBefore } = await listAudit(await pageActor(), { releaseId, limit: NEWEST });
  return (
    <section aria-labelledby="history" className="mt-6">
      <h2 id="history" className="mb-2 font-semibold">
        History
      </h2>
      <Card flush>
        <History entries={entries} />
      </Card>
      {nextBefore === null ? null : (
        <p className="mt-2">
          <TextLink href={`/audit?release=${releaseId}`}>Everything of this release</TextLink>
        </p>
      )}
    </section>
  );
}
