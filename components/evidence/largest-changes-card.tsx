import { Card } from '@/components/ui/card';
import { Pill } from '@/components/ui/pill';
import { Table, Td, Th } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { EVIDENCE_METRICS } from '@/lib/core/evidence/evidence-metric';
import type { GroupChange } from '@/lib/core/evidence/evidence-summary';
import { groupKey } from '@/lib/core/evidence/evidence-tally';
import { formatEvidence } from '@/lib/core/evidence/format-evidence';
import { groupLabel } from '@/lib/core/evidence/group-label';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import type { EvidenceReport } from '@/lib/schemas/evidence';
import { caseAddress, casesOf } from './case-address';
import { Difference } from './difference';
import { IntervalBar, reachOf } from './interval-bar';

export interface LargestChangesCardProps {
  releaseId: string;
  report: EvidenceReport;
}

/** The groups of cases that moved most, harm first: what a total hides. */
export function LargestChangesCard({ releaseId, report }: LargestChangesCardProps) {
  const changes = report.summary.largestChanges;
  return (
    <Card
      title="Largest changes"
      description={
        changes.length === 0
          ? 'No kind, cohort or subset moved by more than chance explains.'
          : "Kinds, cohorts and subsets that moved by more than chance explains, after as many looks as were taken (Holm's method). Harm first; while there is any, the canary does not begin."
      }
      flush={changes.length > 0}
    >
      {changes.length > 0 ? (
        <Table label="Groups of cases that changed most">
          <thead>
            <tr>
              <Th>Cases</Th>
              <Th>Before → after</Th>
              <Th numeric>Difference, 95 % interval</Th>
              <Th className="max-sm:hidden">
                <span className="sr-only">Drawn</span>
              </Th>
              <Th numeric>n</Th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <ChangeRow
                key={`${groupKey(change.group)} ${change.metric}`}
                change={change}
                reach={reachOf(changes.map(({ comparison }) => comparison))}
                releaseId={releaseId}
                report={report}
              />
            ))}
          </tbody>
        </Table>
      ) : null}
    </Card>
  );
}

interface ChangeRowProps extends LargestChangesCardProps {
  change: GroupChange;
  reach: number;
}

function ChangeRow({ change, reach, releaseId, report }: ChangeRowProps) {
  const { group, metric, comparison, harm, opposite } = change;
  const write = (value: number) => formatEvidence(metric, value, comparison.method);
  return (
    <tr>
      <Td className="min-w-44">
        <TextLink href={caseAddress(releaseId, { evidence: report.view.id, filter: casesOf(group) })}>
          <b className="font-semibold">{groupLabel(group)}</b>
        </TextLink>
        <span className="mt-0.5 flex flex-wrap gap-1.5">
          <Pill tone={harm ? 'fail' : 'pass'}>{harm ? 'worse' : 'better'}</Pill>
          {opposite ? <Pill tone="warn">against the whole</Pill> : null}
        </span>
      </Td>
      <Td className="whitespace-nowrap">
        <span className="text-mute">{EVIDENCE_METRICS[metric].label}</span>
        <span className="block text-lg">
          {write(comparison.baseline)} → <b className="font-semibold">{write(comparison.candidate)}</b>
        </span>
      </Td>
      <Td numeric>
        <Difference metric={metric} comparison={comparison} />
      </Td>
      <Td className="max-sm:hidden">
        <IntervalBar metric={metric} comparison={comparison} reach={reach} />
      </Td>
      <Td numeric className="text-mute">
        {formatCount(comparison.n)}
      </Td>
    </tr>
  );
}
