import { Ban } from 'lucide-react';
import { Meter } from '@/components/ui/meter';
import { Pill } from '@/components/ui/pill';
import { Table, Td, Th } from '@/components/ui/table';
import { findExcluded } from '@/lib/core/cohort/excluded-cohort';
import { formatChange, formatCount, formatMetric } from '@/lib/core/telemetry/format-metric';
import { METRIC_IDS, METRICS, type MetricId } from '@/lib/core/telemetry/metric';
import { MOST_VALUES, OTHER_VALUE } from '@/lib/core/telemetry/slice-values';
import { NEAR } from '@/lib/core/watch/distance';
import type { ReleaseView, SliceRow } from '@/lib/schemas/release';
import { ExcludeCohort } from './exclude-cohort';
import { exclusionSentence } from './exclusion-sentence';
import { mayExclude } from './may-exclude';

export interface SliceTableProps {
  release: ReleaseView;
  rows: readonly SliceRow[];
}

/** The same numbers cut by who asked: a regression of one cohort hides in the whole. */
export function SliceTable({ release, rows }: SliceTableProps) {
  const shown = METRIC_IDS.filter((metric) =>
    rows.some((row) => row.metrics.some((m) => m.metric === metric && m.baseline.n + m.candidate.n > 0)),
  );
  const isWatched = rows.some(({ watch }) => watch !== null);
  return (
    <Table
      label={`Cohorts by ${isWatched ? 'evidence' : 'traffic'}: the candidate's value, and how it differs from the baseline`}
    >
      <thead>
        <tr>
          <Th>Cohort</Th>
          {isWatched ? <Th>Strongest evidence</Th> : null}
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
            {isWatched ? <SliceEvidence row={row} /> : null}
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
  const { id, seq, exclusions } = release;
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
  // A suspect is left out where it is named, above the table.
  if (row.watch?.isSuspect || !mayExclude(release, row)) return null;
  return (
    <span className="block">
      <ExcludeCohort release={{ id, seq }} cohort={cohort} body={exclusionSentence(release, row)} />
    </span>
  );
}

/** Of the metric that is nearest to its mark in this cohort. */
function SliceEvidence({ row: { cohort, watch } }: { row: SliceRow }) {
  if (!watch) return <Td className="text-mute">not watched</Td>;
  const { metric, distance, interval, sentence, isSuspect } = watch;
  return (
    <Td title={sentence}>
      <div className="flex items-center gap-2">
        <Meter
          className="w-16 shrink-0"
          value={distance}
          mark={NEAR}
          tone={isSuspect || distance >= NEAR ? 'warn' : 'neutral'}
          label={`Evidence in ${cohort} on its way to its mark`}
        />
        <span aria-hidden className="w-10 text-right text-sm whitespace-nowrap text-mute">
          {Math.floor(distance * 100)} %
        </span>
        <span className="whitespace-nowrap">{METRICS[metric].short}</span>
        {isSuspect ? <Pill tone="warn">suspect</Pill> : null}
      </div>
      {interval ? <span className="block text-sm whitespace-nowrap text-mute">{interval}</span> : null}
    </Td>
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
