import { Note } from '@/components/ui/note';
import { isBehind } from '@/lib/core/evidence/is-behind';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import type { EvidenceReport } from '@/lib/schemas/evidence';
import type { ReleaseView } from '@/lib/schemas/release';
import { ComparedCard } from './compared-card';
import { GroupsCard } from './groups-card';
import { LargestChangesCard } from './largest-changes-card';
import { MetricsCard } from './metrics-card';

export interface EvidenceReportViewProps {
  release: Pick<ReleaseView, 'id' | 'permissions'>;
  report: EvidenceReport;
}

/** What a comparison says, from what must not be missed down to the tables. */
export function EvidenceReportView({ release, report }: EvidenceReportViewProps) {
  const { view, summary, variants } = report;
  const groupsBy = (...kinds: string[]) => summary.groups.filter(({ name }) => kinds.includes(name.by));
  const shared = { releaseId: release.id, evidenceId: view.id };
  const cohorts = groupsBy('cohort', 'subset');
  return (
    <div className="mb-4 flex flex-col gap-4">
      {view.matches ? null : (
        <Note tone="warn" title={`This comparison is about ${variants.baseline} and ${variants.candidate}`}>
          The release compares other versions now, so it satisfies no gate.
        </Note>
      )}
      {isBehind(view.quality) ? (
        <Note tone="warn" title="The candidate is behind by what may be chance">
          The canary waits for a comparison of more cases, or for another candidate.
        </Note>
      ) : null}
      <LargestChangesCard releaseId={release.id} report={report} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_21.5rem]">
        <MetricsCard summary={summary} variants={variants} />
        <ComparedCard
          releaseId={release.id}
          report={report}
          mayExplain={(release.permissions['evidence:attach'] ?? null) === null}
        />
      </div>
      <GroupsCard title="By kind" groups={groupsBy('kind')} {...shared} />
      {cohorts.length > 0 ? (
        <GroupsCard
          title="By cohort"
          description={
            summary.beyond > 0
              ? `Of too many cohorts and subsets the first are kept apart; ${formatCount(summary.beyond)} cases are in the totals alone.`
              : 'Subsets stand below their cohort.'
          }
          groups={cohorts}
          {...shared}
        />
      ) : null}
    </div>
  );
}
