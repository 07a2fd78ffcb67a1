import { Table, Td, Th } from '@/components/ui/table';
import type { Cohort } from '@/lib/core/cohort/cohort-rule';
import type { Stage } from '@/lib/core/release/note';
import { formatCount } from '@/lib/core/telemetry/format-metric';

export interface PlanTableProps {
  stages: readonly Stage[];
  cohortWords: (cohort: Cohort | null) => string;
}

/** The stages in order: who gets the candidate, and what must be reached before each is left. */
export function PlanTable({ stages, cohortWords }: PlanTableProps) {
  return (
    <Table label="Plan">
      <thead>
        <tr>
          <Th>Stage</Th>
          <Th>Who gets the candidate</Th>
          <Th numeric>Least time</Th>
          <Th numeric>Least requests</Th>
        </tr>
      </thead>
      <tbody>
        {stages.map((stage, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stage is known by its place alone
          <tr key={index} className="break-inside-avoid">
            <Td className="align-top font-medium">
              {index}. {stage.name}
            </Td>
            <Td className="align-top [overflow-wrap:anywhere]">
              {stage.kind === 'offline' ? (
                <span className="text-mute">no traffic; left with evidence</span>
              ) : (
                cohortWords(stage.cohort) || <span className="text-mute">nobody chosen yet</span>
              )}
            </Td>
            <Td numeric className="align-top whitespace-nowrap">
              {stage.kind === 'offline' ? '–' : `${formatCount(stage.minMinutes)} min`}
            </Td>
            <Td numeric className="align-top whitespace-nowrap">
              {stage.kind === 'offline' ? '–' : formatCount(stage.minRequests)}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
