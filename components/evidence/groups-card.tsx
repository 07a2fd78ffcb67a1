import { Card } from '@/components/ui/card';
import { Table, Td, Th } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { cn } from '@/lib/client/cn';
import {
  EVIDENCE_METRIC_IDS,
  EVIDENCE_METRICS,
  type EvidenceMetric,
} from '@/lib/core/evidence/evidence-metric';
import type { GroupSummary } from '@/lib/core/evidence/evidence-summary';
import { groupKey } from '@/lib/core/evidence/evidence-tally';
import { formatEvidence } from '@/lib/core/evidence/format-evidence';
import { groupLabel } from '@/lib/core/evidence/group-label';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import { caseAddress, casesOf } from './case-address';
import { Difference } from './difference';
import { IntervalBar, reachOf } from './interval-bar';

export interface GroupsCardProps {
  title: string;
  description?: string;
  groups: readonly GroupSummary[];
  releaseId: string;
  evidenceId: string;
}

/** The same before and after, cut by what the cases are. */
export function GroupsCard({ title, description, groups, releaseId, evidenceId }: GroupsCardProps) {
  const shown = EVIDENCE_METRIC_IDS.filter((metric) => groups.some(({ metrics }) => metrics[metric]));
  const reach = reachOf(groups.map(({ metrics }) => metrics.quality));
  return (
    <Card title={title} description={description} flush>
      <Table label={`${title}: each metric before and after, with the difference`}>
        <thead>
          <tr>
            <Th>Cases</Th>
            <Th numeric className="max-sm:hidden">
              n
            </Th>
            <Th numeric className="max-sm:hidden">
              Broken
            </Th>
            <Th numeric className="max-sm:hidden">
              Fixed
            </Th>
            <Th numeric className="max-sm:hidden">
              Errored
            </Th>
            <Th numeric className="max-sm:hidden">
              Not judged
            </Th>
            {shown.map((metric) => (
              <Th key={metric} numeric>
                {EVIDENCE_METRICS[metric].label}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={groupKey(group.name)}>
              <Td className={cn('whitespace-nowrap', group.name.by === 'subset' && 'pl-7 sm:pl-8')}>
                <TextLink
                  href={caseAddress(releaseId, { evidence: evidenceId, filter: casesOf(group.name) })}
                >
                  {groupLabel(group.name)}
                </TextLink>
                <span className="block text-sm text-mute sm:hidden">{inShort(group)}</span>
              </Td>
              <Td numeric className="max-sm:hidden">
                {formatCount(group.cases)}
              </Td>
              <Td numeric className="max-sm:hidden">
                {formatCount(group.changes.broken)}
              </Td>
              <Td numeric className="max-sm:hidden">
                {formatCount(group.changes.fixed)}
              </Td>
              <Td numeric className="max-sm:hidden">
                {formatCount(group.changes.errored)}
              </Td>
              <Td numeric className="max-sm:hidden">
                {formatCount(group.changes.unjudged)}
              </Td>
              {shown.map((metric) => (
                <MetricCell
                  key={metric}
                  metric={metric}
                  group={group}
                  reach={metric === 'quality' ? reach : null}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

/** The counts of a group, where there is no room for a column each. */
function inShort({ cases, changes }: GroupSummary): string {
  const { broken, fixed, errored, unjudged } = changes;
  const rest = [
    ...(errored > 0 ? [`${formatCount(errored)} errored`] : []),
    ...(unjudged > 0 ? [`${formatCount(unjudged)} not judged`] : []),
  ];
  return [
    `n ${formatCount(cases)}`,
    `${formatCount(broken)} broken`,
    `${formatCount(fixed)} fixed`,
    ...rest,
  ].join(', ');
}

interface MetricCellProps {
  metric: EvidenceMetric;
  group: GroupSummary;
  /** The scale of the drawing; null: none is drawn. */
  reach: number | null;
}

function MetricCell({ metric, group, reach }: MetricCellProps) {
  const comparison = group.metrics[metric];
  if (!comparison) {
    return (
      <Td numeric className="text-mute">
        no data
      </Td>
    );
  }
  const { baseline, candidate, method } = comparison;
  return (
    <Td numeric>
      {formatEvidence(metric, baseline, method)} → {formatEvidence(metric, candidate, method)}
      <span className="block">
        <Difference metric={metric} comparison={comparison} />
      </span>
      {reach === null ? null : (
        <IntervalBar metric={metric} comparison={comparison} reach={reach} className="ml-auto" />
      )}
    </Td>
  );
}
