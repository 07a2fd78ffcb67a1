import type { Metadata } from 'next';
import { SourceDialog } from '@/components/sources/source-dialog';
import { SourceTable } from '@/components/sources/source-table';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { decideAccess } from '@/lib/core/access/decide-access';
import { listSources } from '@/lib/server/services/source/list-sources';
import { pageActor } from '@/lib/server/transport/page-actor';

export const metadata: Metadata = { title: 'Metric sources' };

export default async function SourcesPage() {
  const actor = await pageActor();
  const sources = await listSources(actor);
  const mayManage = decideAccess(actor, 'source:manage').kind === 'allowed';
  const add = mayManage ? (
    <SourceDialog source={null} trigger={<Button variant="primary">Add a source</Button>} />
  ) : null;
  return (
    <Card
      title="Metric sources"
      description="Where a note’s monitoring query may be asked beside the built-in metrics. Whoever may write a note can read through a source what its user may read: give it one that may only read."
      flush
      actions={sources.length > 0 ? add : null}
    >
      {sources.length === 0 ? (
        <EmptyState
          className="border-t border-line"
          title="No source yet"
          body={
            mayManage
              ? 'Add the Prometheus, PostgreSQL or ClickHouse that your team looks at already, and watch releases by its numbers.'
              : 'Releases are watched by the built-in metrics. An admin can add a Prometheus, PostgreSQL or ClickHouse.'
          }
          action={add}
        />
      ) : (
        <SourceTable sources={sources} mayManage={mayManage} />
      )}
    </Card>
  );
}
