import type { Metadata } from 'next';
import { readCaseView } from '@/components/evidence/case-address';
import { CaseDetail } from '@/components/evidence/case-detail';
import { CasesCard } from '@/components/evidence/cases-card';
import { EvidenceDialog } from '@/components/evidence/evidence-dialog';
import { EvidenceReportView } from '@/components/evidence/evidence-report-view';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { getReport } from '@/lib/server/services/evidence/get-report';
import { getCase, listCases } from '@/lib/server/services/evidence/list-cases';
import { getRelease } from '@/lib/server/services/release/get-release';
import { orNotFound } from '@/lib/server/transport/or-not-found';
import { pageActor } from '@/lib/server/transport/page-actor';

export const metadata: Metadata = { title: 'Offline comparison' };

interface OfflinePageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function OfflinePage({ params, searchParams }: OfflinePageProps) {
  const [actor, { id }, query] = await Promise.all([pageActor(), params, searchParams]);
  const view = readCaseView(query);
  const [release, report] = await Promise.all([
    orNotFound(getRelease(actor, id)),
    orNotFound(getReport(actor, id, view.evidence)),
  ]);
  const upload = (
    <EvidenceDialog
      releaseId={id}
      baseline={release.baseline?.variant ?? 'baseline'}
      candidate={release.candidate?.variant ?? 'candidate'}
      isFirst={report === null}
      refusal={release.permissions['evidence:attach'] ?? null}
    />
  );
  const header = (
    <PageHeader
      crumb={
        <>
          <TextLink href={`/features/${release.feature.key}`}>{release.feature.key}</TextLink>
          {' / '}
          <TextLink href={`/releases/${id}`}>{release.title}</TextLink>
        </>
      }
      title="Offline comparison"
      meta={
        report ? (
          <span>
            {report.variants.baseline} and {report.variants.candidate} on the same cases, before any traffic
          </span>
        ) : null
      }
      actions={report ? upload : null}
    />
  );
  if (!report) {
    return (
      <>
        {header}
        <Card flush>
          <EmptyState
            title="No comparison yet"
            body="Run both versions over the same cases and upload the file: promptfoo's results, JSONL or CSV. The canary waits for it."
            action={upload}
          />
        </Card>
      </>
    );
  }
  const asked = { releaseId: id, evidenceId: report.view.id };
  const [found, opened] = await Promise.all([
    listCases(actor, { ...asked, filter: view.filter }, view.page),
    view.open === null ? null : getCase(actor, asked, view.open),
  ]);
  return (
    <>
      {header}
      <EvidenceReportView release={release} report={report} />
      <CasesCard
        releaseId={id}
        report={report}
        view={view}
        found={found}
        opened={opened ? <CaseDetail found={opened} variants={report.variants} /> : null}
      />
    </>
  );
}
