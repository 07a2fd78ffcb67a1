import { Card } from '@/components/ui/card';
import { Table, Td, Th } from '@/components/ui/table';
import { EVIDENCE_METRIC_IDS, EVIDENCE_METRICS } from '@/lib/core/evidence/evidence-metric';
import type { EvidenceSummary } from '@/lib/core/evidence/evidence-summary';
import { formatChance, formatEvidence } from '@/lib/core/evidence/format-evidence';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import { Difference } from './difference';
import { IntervalBar, reachOf } from './interval-bar';
import { MethodNote } from './method-note';

export interface MetricsCardProps {
  summary: EvidenceSummary;
  variants: { baseline: string; candidate: string };
}

/** Before and after over all cases, by metric. */
export function MetricsCard({ summary, variants }: MetricsCardProps) {
  const metrics = summary.groups.find(({ name }) => name.by === 'all')?.metrics ?? {};
  return (
    <Card
      title="Before and after"
      description="Both versions over the same cases. Cases that errored are in none of these."
      flush
    >
      <Table label="Each metric of both versions, with the difference">
        <thead>
          <tr>
            <Th>Metric</Th>
            <Th numeric className="max-sm:hidden">
              {variants.baseline}
            </Th>
            <Th numeric className="max-sm:hidden">
              {variants.candidate}
            </Th>
            <Th numeric>Difference, 95 % interval</Th>
            <Th className="max-sm:hidden">
              <span className="sr-only">Drawn</span>
            </Th>
            <Th numeric>By chance</Th>
            <Th numeric>Cases</Th>
          </tr>
        </thead>
        <tbody>
          {EVIDENCE_METRIC_IDS.map((metric) => {
            const comparison = metrics[metric];
            if (!comparison) return null;
            const { baseline, candidate, method, n, p } = comparison;
            return (
              <tr key={metric}>
                <Td className="font-medium whitespace-nowrap">
                  {EVIDENCE_METRICS[metric].label}
                  <span className="block text-sm font-normal text-mute sm:hidden">
                    {formatEvidence(metric, baseline, method)} → {formatEvidence(metric, candidate, method)}
                  </span>
                </Td>
                <Td numeric className="max-sm:hidden">
                  {formatEvidence(metric, baseline, method)}
                </Td>
                <Td numeric className="font-semibold max-sm:hidden">
                  {formatEvidence(metric, candidate, method)}
                </Td>
                <Td numeric>
                  <Difference metric={metric} comparison={comparison} />
                </Td>
                <Td className="max-sm:hidden">
                  <IntervalBar metric={metric} comparison={comparison} reach={reachOf([comparison])} />
                </Td>
                <Td numeric className="text-mute">
                  {p === null ? '–' : formatChance(p)}
                </Td>
                <Td numeric className="text-mute">
                  {formatCount(n)}
                </Td>
              </tr>
            );
          })}
        </tbody>
      </Table>
      <MethodNote />
    </Card>
  );
}
