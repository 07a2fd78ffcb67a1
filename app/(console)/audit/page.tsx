import type { Metadata } from 'next';
import { AuditFilters } from '@/components/audit/audit-filters';
import { AuditTable } from '@/components/audit/audit-table';
import { VerifyButton } from '@/components/audit/verify-button';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { auditAddress, readAuditFilter } from '@/lib/client/audit-address';
import { AUDIT_ACTIONS } from '@/lib/core/audit/audit-entry';
import { listAudit } from '@/lib/server/services/audit/list-audit';
import { listNames } from '@/lib/server/services/names/list-names';
import { pageActor } from '@/lib/server/transport/page-actor';

export const metadata: Metadata = { title: 'Audit' };

const PAGE_SIZE = 50;

interface AuditPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AuditPage({ searchParams }: AuditPageProps) {
  const actor = await pageActor();
  const filter = readAuditFilter(await searchParams);
  const action = AUDIT_ACTIONS.find((known) => known === filter.action);
  const [page, { features, releases }] = await Promise.all([
    listAudit(actor, {
      limit: PAGE_SIZE,
      ...(filter.before === null ? {} : { before: filter.before }),
      ...(filter.releaseId === null ? {} : { releaseId: filter.releaseId }),
      ...(filter.featureId === null ? {} : { featureId: filter.featureId }),
      ...(action === undefined ? {} : { action }),
    }),
    listNames(actor),
  ]);

  return (
    <>
      <PageHeader
        title="Audit"
        meta="Every move with who, when and why. Nothing here can be changed; each entry carries the hash of the one before."
        actions={<VerifyButton />}
      />
      <AuditFilters filter={filter} features={features} releases={releases} />
      <Card flush>
        {page.entries.length === 0 ? (
          <EmptyState
            title="Nothing fits"
            body="No entry has these properties."
            action={<ButtonLink href="/audit">Show everything</ButtonLink>}
          />
        ) : (
          <AuditTable entries={page.entries} />
        )}
      </Card>
      <nav aria-label="Pages of the history" className="mt-3 flex gap-2">
        {filter.before !== null ? (
          <ButtonLink href={auditAddress({ ...filter, before: null })}>Newest</ButtonLink>
        ) : null}
        {page.nextBefore !== null ? (
          <ButtonLink href={auditAddress({ ...filter, before: page.nextBefore })}>Older</ButtonLink>
        ) : null}
      </nav>
    </>
  );
}
