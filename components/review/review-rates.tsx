import { Pill } from '@/components/ui/pill';
import { Table, Td, Th } from '@/components/ui/table';
import type { RateEstimate } from '@/lib/core/review/rate-estimate';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import type { ReviewSummary } from '@/lib/schemas/review-item';
import { intervalText, percentText } from './estimate-text';

const ARMS = [
  { arm: 'candidate', name: 'Candidate', mark: 'bg-accent' },
  { arm: 'baseline', name: 'Baseline', mark: 'bg-baseline' },
] as const;

/** Judged acceptable, by arm; the stage's traffic as the sample has it, and by cohort as the traffic has them. */
export function ReviewRates({ summary: { acceptable, weighted } }: { summary: ReviewSummary }) {
  const isWeighted = weighted.baseline !== null || weighted.candidate !== null;
  return (
    <div className="-mx-4 sm:-mx-4.5">
      <Table label="Judged acceptable, with 95 % intervals">
        <thead>
          <tr>
            <Th>Judged acceptable</Th>
            <Th numeric>Rate, 95 % interval</Th>
            <Th numeric>Outputs</Th>
            {isWeighted ? <Th numeric>Weighted by cohort</Th> : null}
          </tr>
        </thead>
        <tbody>
          {ARMS.map(({ arm, name, mark }) => (
            <tr key={arm}>
              <Td className="whitespace-nowrap">
                <span
                  aria-hidden
                  className={`mr-1.5 inline-block size-1.5 rounded-full align-middle ${mark}`}
                />
                {name}
              </Td>
              <Td numeric>
                <Estimate of={acceptable[arm]} />
              </Td>
              <Td numeric>{formatCount(acceptable[arm]?.items ?? 0)}</Td>
              {isWeighted ? (
                <Td numeric>
                  <Estimate of={weighted[arm]} />
                </Td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

export function Estimate({ of }: { of: RateEstimate | null }) {
  if (of) {
    return (
      <>
        {percentText(of.value)}
        <span className="block text-sm text-mute">{intervalText(of)}</span>
      </>
    );
  }
  return (
    <Pill tone="nodata" icon={null}>
      no data
    </Pill>
  );
}
