import { Table, Td, Th } from '@/components/ui/table';
import type { ReviewSummary } from '@/lib/schemas/review-item';
import { Estimate } from './review-rates';

/** The rates of each cohort, where there is more than one. */
export function CohortRates({ cohorts }: { cohorts: ReviewSummary['cohorts'] }) {
  if (cohorts.length < 2) return null;
  return (
    <div className="-mx-4 sm:-mx-4.5">
      <Table label="Judged acceptable by cohort">
        <thead>
          <tr>
            <Th>Cohort</Th>
            <Th numeric>Candidate</Th>
            <Th numeric>Baseline</Th>
          </tr>
        </thead>
        <tbody>
          {cohorts.map(({ cohort, acceptable }) => (
            <tr key={cohort}>
              <Td>{cohort}</Td>
              <Td numeric>
                <Estimate of={acceptable.candidate} />
              </Td>
              <Td numeric>
                <Estimate of={acceptable.baseline} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
