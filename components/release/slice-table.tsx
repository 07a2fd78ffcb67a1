import { Ban } from 'lucide-react';
import { Pill } from '@/components/ui/pill';
import { Table, Td, Th } from '@/components/ui/table';
import { findExcluded } from '@/lib/core/cohort/excluded-cohort';
import { formatChange, formatCount, formatMetric } from '@/lib/core/telemetry/format-metric';
import { METRIC_IDS, METRICS, type MetricId } from '@/lib/core/telemetry/metric';
import { MOST_VALUES, OTHER_VALUE } from '@/lib/core/telemetry/slice-values';
import type { ReleaseView, SliceRow } from '@/lib/schemas/release';
import { ExcludeCohort } from './exclude-cohort';
import { exclusionSentence } from './exclusion-sentence';

export interface SliceTableProps {
  release: ReleaseView;
  rows: readonly SliceRow[];
}

/** The same numbers cut by who asked: a regression of one cohort hides in the whole. */
export function SliceTable({ release, rows }: SliceTableProps) {
  const shown = METRIC_IDS.filter((metric) =>
    rows.some((row) => row.metrics.some((m) => m.metric === metric && m.baseline.n + m.candidate.n > 0)),
  );
  return (
    <Table label="Cohorts by traffic: the candidate's value, and how it differs from the baseline">
      <thead>
        <tr>
          <Th>Cohort</Th>
          <Th numeric>Baseline n</Th>
          <Th numeric>Candidate n</Th>
          {shown.map((metric) => (
            <Th key={metric} numeric>
              {METRICS[metric].short}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.dimension} ${row.value}`} className="group/slice">
            <Td className="whitespace-nowrap">
              <span className="text-mute">{row.dimension} =</span>{' '}
              {row.value === OTHER_VALUE ? (
                <span title={`Only the ${MOST_VALUES} values with the most traffic have rows of their own.`}>
                  other values
                </span>
              ) : (
                row.value
              )}
              <SliceState release={release} row={row} />
            </Td>
            <Td numeric>{formatCount(row.requests.baseline)}</Td>
            <Td numeric>{formatCount(row.requests.candidate)}</Td>
            {shown.map((metric) => (
              <SliceCell key={metric} metric={metric} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Whether the slice is left out of the release, or how to leave it out. */
function SliceState({ release, row }: { release: ReleaseView; row: SliceRow }) {
  const { id, seq, status, exclusions, permissions } = release;
  const cohort = { attribute: row.dimension, value: row.value };
  if (findExcluded(exclusions, cohort)) {
    return (
      <span className="block">
        <Pill tone="neutral" icon={Ban}>
          excluded
        </Pill>
      </span>
    );
  }
  const isExposed = status === 'live' || status === 'held';
  if (!isExposed || row.value === OTHER_VALUE || permissions['release:exclude_cohort'] !== null) return null;
  return (
    <span className="block">
      <ExcludeCohort release={{ id, seq }} cohort={cohort} body={exclusionSentence(release, row)} />
    </span>
  );
}

function SliceCell({ metric, row }: { metric: MetricId; row: SliceRow }) {
  const found = row.metrics.find((m) => m.metric === metric);
  if (!found || found.candidate.value === null) {
    return (
      <Td numeric>
        <Pill tone="nodata" icon={null}>
          no data
        </Pill>
      </Td>
    );
  }
  const { baseline, candidate } = found;
  const change = formatChange(metric, baseline.value, candidate.value);
  return (
    <Td numeric title={`n ${formatCount(baseline.n)} baseline, ${formatCount(candidate.n)} candidate`}>
      {formatMetric(metric, candidate.value)}
      <span className="block text-sm text-mute">{change ?? 'no baseline'}</span>
    </Td>
  );
}
