import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Kbd } from '@/components/ui/kbd';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import { CASES_A_PAGE, type CasePage, type EvidenceReport } from '@/lib/schemas/evidence';
import { type CaseView, caseAddress, caseQueryText } from './case-address';
import { CaseFilters } from './case-filters';
import { CaseList } from './case-list';

export interface CasesCardProps {
  releaseId: string;
  report: EvidenceReport;
  view: CaseView;
  found: CasePage;
  /** The open case, drawn. */
  opened: ReactNode;
}

/** The cases themselves: what broke first. */
export function CasesCard({ releaseId, report, view, found, opened }: CasesCardProps) {
  const evidenceId = report.view.id;
  const { groups } = report.summary;
  const shown = { ...view, evidence: evidenceId };
  const exported = caseQueryText(view.filter);
  const file = (as: string) =>
    `/api/v1/releases/${releaseId}/evidence/${evidenceId}/cases?${exported}&as=${as}`;
  return (
    <Card
      id="cases"
      title="Cases"
      description={
        <>
          {formatCount(found.total)} {found.total === 1 ? 'case' : 'cases'}, broken and fixed first.{' '}
          <span className="max-sm:hidden">
            <Kbd>j</Kbd> <Kbd>k</Kbd> walk, <Kbd>Enter</Kbd> opens.
          </span>
        </>
      }
      actions={
        <>
          <ButtonLink size="sm" href={file('csv')} prefetch={false} download>
            Export CSV
          </ButtonLink>
          <ButtonLink size="sm" href={file('jsonl')} prefetch={false} download>
            JSONL
          </ButtonLink>
        </>
      }
      flush
    >
      <CaseFilters
        releaseId={releaseId}
        evidenceId={evidenceId}
        filter={view.filter}
        groups={groups.map(({ name }) => name).filter(({ by }) => by !== 'all')}
        changes={groups.find(({ name }) => name.by === 'all')?.changes ?? NO_CHANGES}
      />
      {found.total === 0 ? (
        <EmptyState
          title="No case is like that"
          action={
            <ButtonLink href={caseAddress(releaseId, { evidence: evidenceId })} scroll={false}>
              Show all cases
            </ButtonLink>
          }
        />
      ) : (
        <>
          {/* A link to a case shows it, whatever page or filter it belongs to. */}
          {found.cases.some(({ number }) => number === view.open) ? null : opened}
          <CaseList releaseId={releaseId} view={shown} cases={found.cases} opened={opened} />
        </>
      )}
      <Pages releaseId={releaseId} view={shown} found={found} />
    </Card>
  );
}

const NO_CHANGES = { broken: 0, fixed: 0, worse: 0, better: 0, errored: 0, unjudged: 0, same: 0 };

function Pages({ releaseId, view, found }: Pick<CasesCardProps, 'releaseId' | 'view' | 'found'>) {
  const last = Math.max(1, Math.ceil(found.total / CASES_A_PAGE));
  if (last === 1) return null;
  const address = (page: number) => caseAddress(releaseId, { ...view, page, open: null });
  return (
    <nav
      aria-label="Pages of cases"
      className="flex items-center justify-between gap-2 border-t border-line px-4 py-2.5 sm:px-4.5"
    >
      <span className="text-mute">
        Page {formatCount(found.page)} of {formatCount(last)}
      </span>
      <span className="flex gap-2">
        {found.page > 1 ? (
          <ButtonLink size="sm" href={address(found.page - 1)} scroll={false}>
            Before
          </ButtonLink>
        ) : null}
        {found.page < last ? (
          <ButtonLink size="sm" href={address(found.page + 1)} scroll={false}>
            Next
          </ButtonLink>
        ) : null}
      </span>
    </nav>
  );
}
