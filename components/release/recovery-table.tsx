import { Table, Td, Th } from '@/components/ui/table';
import { formatChange, formatCount, formatMetric } from '@/lib/core/telemetry/format-metric';
import { METRIC_IDS, METRICS, type MetricId, type VersionSummary } from '@/lib/core/telemetry/metric';
import type { RecoveryView } from '@/lib/schemas/recovery';
import type { ReleaseView } from '@/lib/schemas/release';

/** Each metric before and after the rollback, for what everyone gets again; and how far it moved. */
export function RecoveryTable({ release, recovery }: { release: ReleaseView; recovery: RecoveryView }) {
  const { baseline, candidate } = release;
  const of = (totals: readonly VersionSummary[], versionId: string | undefined) =>
    totals.find((total) => total.versionId === versionId);
  const before = of(recovery.before.totals, baseline?.id);
  const rolledBack = of(recovery.before.totals, candidate?.id);
  const after = of(recovery.after.totals, baseline?.id);
  const shown = METRIC_IDS.filter((metric) =>
    [before, rolledBack, after].some((s) => s && s.metrics[metric].n > 0),
  );
  return (
    <Table label="Metrics before and after the rollback">
      <thead>
        <tr>
          <Th>Metric</Th>
          <Th numeric>{candidate?.variant ?? 'Candidate'} before</Th>
          <Th numeric>{baseline?.variant ?? 'Baseline'} before</Th>
          <Th numeric>{baseline?.variant ?? 'Baseline'} since</Th>
          <Th numeric>Moved</Th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <Td>Requests</Td>
          {[rolledBack, before, after].map((summary, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: three fixed columns
            <Td key={i} numeric>
              {formatCount(summary?.requests ?? 0)}
            </Td>
          ))}
          <Td />
        </tr>
        {shown.map((metric) => (
          <tr key={metric}>
            <Td>{METRICS[metric].label}</Td>
            <Value metric={metric} summary={rolledBack} />
            <Value metric={metric} summary={before} />
            <Value metric={metric} summary={after} />
            <Td numeric className="text-mute">
              {formatChange(
                metric,
                before?.metrics[metric].value ?? null,
                after?.metrics[metric].value ?? null,
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Value({ metric, summary }: { metric: MetricId; summary: VersionSummary | undefined }) {
  const { n, value } = summary?.metrics[metric] ?? { n: 0, value: null };
  return (
    <Td numeric>
      {formatMetric(metric, value)}
      <span className="block text-sm text-mute">n {formatCount(n)}</span>
    </Td>
  );
}
