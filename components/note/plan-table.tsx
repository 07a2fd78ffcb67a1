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
          <Th className="first:pl-0 sm:first:pl-0">Stage</Th>
          <Th>Who gets the candidate</Th>
          <Th numeric className={WIDE}>
            Least time
          </Th>
          <Th numeric className={WIDE}>
            Least requests
          </Th>
        </tr>
      </thead>
      <tbody>
        {stages.map((stage, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stage is known by its place alone
          <tr key={index} className="break-inside-avoid">
            <Td className="font-medium first:pl-0 sm:first:pl-0">
              {index}. {stage.name}
            </Td>
            <Td className="[overflow-wrap:anywhere]">
              {stage.kind === 'offline' ? (
                <span className="text-mute">no traffic; left with evidence</span>
              ) : (
                <>
                  {cohortWords(stage.cohort) || <span className="text-mute">nobody chosen yet</span>}
                  <span className="block text-sm text-mute sm:hidden print:hidden">
                    at least {minutes(stage)} and {formatCount(stage.minRequests)} requests of each arm
                  </span>
                </>
              )}
            </Td>
            <Td numeric className={WIDE}>
              {stage.kind === 'offline' ? '–' : minutes(stage)}
            </Td>
            <Td numeric className={WIDE}>
              {stage.kind === 'offline' ? '–' : formatCount(stage.minRequests)}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** A phone has them below the cohort. */
const WIDE = 'last:pr-0 sm:last:pr-0 max-sm:hidden print:table-cell';

function minutes({ minMinutes }: Stage): string {
  return `${formatCount(minMinutes)} min`;
}
