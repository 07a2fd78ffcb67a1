import { ProductTerm } from '@/components/help/product-term';
import { Pill, type PillTone } from '@/components/ui/pill';
import { Table, Td, Th } from '@/components/ui/table';
import { formatChange, formatCount, formatMetric } from '@/lib/core/telemetry/format-metric';
import { METRICS, type MetricId, type MetricValue } from '@/lib/core/telemetry/metric';
import type { ReleaseView } from '@/lib/schemas/release';
import type { RecoveryJudgement, RecoveryRow } from './judge-recovery';

const STATE: Record<RecoveryRow['state'], { tone: PillTone; word: string }> = {
  back: { tone: 'pass', word: 'back' },
  worse: { tone: 'warn', word: 'still worse' },
  unclear: { tone: 'nodata', word: 'may be chance' },
  unknown: { tone: 'nodata', word: 'too few' },
};

export interface RecoveryTableProps {
  release: Pick<ReleaseView, 'baseline' | 'candidate'>;
  judgement: RecoveryJudgement;
}

/** Each metric before the release, with the candidate, and since the rollback. */
export function RecoveryTable({ release, judgement: { rows, requests } }: RecoveryTableProps) {
  const baseline = release.baseline?.variant ?? 'baseline';
  return (
    <>
      <Table label="Metrics before the release, during it and since the rollback">
        <thead>
          <tr>
            <Th>Metric</Th>
            <Th numeric>Before ({baseline})</Th>
            <Th numeric>During ({release.candidate?.variant ?? 'candidate'})</Th>
            <Th numeric>Since ({baseline})</Th>
            <Th className="max-sm:hidden">Since against before</Th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <Td>Requests</Td>
            <Td numeric>{formatCount(requests.before)}</Td>
            <Td numeric>{formatCount(requests.during)}</Td>
            <Td numeric>{formatCount(requests.since)}</Td>
            <Td className="max-sm:hidden" />
          </tr>
          {rows.map((row) => (
            <tr key={row.metric} data-recovery={row.state}>
              <Td className="whitespace-nowrap">
                {METRICS[row.metric].label}
                <span className="block pt-0.5 sm:hidden">
                  <Pill tone={STATE[row.state].tone}>{STATE[row.state].word}</Pill>
                </span>
                {row.isWatched ? <span className="block text-sm text-mute">watched</span> : null}
              </Td>
              <Value metric={row.metric} of={row.before} />
              <Value metric={row.metric} of={row.during} />
              <Value metric={row.metric} of={row.since} />
              <Td className="whitespace-nowrap max-sm:hidden" title={`Back: ${row.within} than before`}>
                <Pill tone={STATE[row.state].tone}>{STATE[row.state].word}</Pill>
                <span className="ml-2 text-mute">
                  {formatChange(row.metric, row.before.value, row.since.value)}
                </span>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="border-t border-line px-4 pt-2 text-sm text-mute sm:px-4.5">
        Before is the 24 h until the release began. Values are compared as they were observed, each within the
        usual <ProductTerm term="tolerance" /> of its metric; a rate or a score is called worse only where
        chance does not explain it. Another hour of the day differs by itself.
      </p>
    </>
  );
}

function Value({ metric, of: { n, value } }: { metric: MetricId; of: MetricValue }) {
  return (
    <Td numeric>
      {formatMetric(metric, value)}
      <span className="block text-sm text-mute">n {formatCount(n)}</span>
    </Td>
  );
}
