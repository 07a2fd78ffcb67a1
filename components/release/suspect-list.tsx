import { ProductTerm } from '@/components/help/product-term';
import { Meter } from '@/components/ui/meter';
import { Pill } from '@/components/ui/pill';
import { METRICS } from '@/lib/core/telemetry/metric';
import { NEAR } from '@/lib/core/watch/distance';
import type { ReleaseView, SliceRow } from '@/lib/schemas/release';
import { ExcludeCohort } from './exclude-cohort';
import { exclusionSentence } from './exclusion-sentence';
import { mayExclude } from './may-exclude';

export interface SuspectListProps {
  release: ReleaseView;
  rows: readonly SliceRow[];
}

const AT_THE_MARK = {
  exclude: 'excluded by itself at the mark',
  hold: 'the release is held at the mark',
  list: 'only listed',
} as const;

/** The cohorts that look worse, apart from the table, each with what is seen and the way to leave it out. */
export function SuspectList({ release, rows }: SuspectListProps) {
  const suspects = rows.flatMap((row) => (row.watch?.isSuspect ? [{ row, watch: row.watch }] : []));
  if (suspects.length === 0) return null;
  return (
    <section aria-labelledby="suspects" className="mb-3 rounded-card border border-warn/40 bg-card">
      <div className="flex flex-wrap items-baseline gap-x-2 px-4 pt-3 sm:px-4.5">
        <h3 id="suspects" className="font-semibold">
          {suspects.length === 1 ? '1 suspect' : `${suspects.length} suspects`}
        </h3>
        <p className="text-mute">
          <ProductTerm term="suspect">Suspects</ProductTerm> are worse than the baseline beside them; of those
          listed at most 1 in 10 is chance, on average.
        </p>
      </div>
      <ul className="mt-1 divide-y divide-line">
        {suspects.map(({ row, watch }) => (
          <li
            key={row.cohort}
            data-suspect={row.cohort}
            className="grid items-start gap-x-5 gap-y-1.5 px-4 py-2.5 sm:grid-cols-[minmax(0,1fr)_10.5rem_auto] sm:px-4.5"
          >
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className="min-w-0 wrap-anywhere">
                  <span className="text-mute">{row.dimension} =</span>{' '}
                  <b className="font-semibold">{row.value}</b>
                </span>
                <Pill tone="warn">suspect: {METRICS[watch.metric].label.toLowerCase()}</Pill>
              </p>
              <p className="mt-0.5 text-mute">{watch.sentence}</p>
            </div>
            <div className="sm:pt-1.5">
              <div className="flex items-center gap-2">
                <Meter
                  className="flex-1"
                  value={watch.distance}
                  mark={NEAR}
                  tone="warn"
                  label={`Evidence in ${row.cohort} on its way to its mark`}
                />
                <span aria-hidden className="w-10 text-right text-sm whitespace-nowrap text-mute">
                  {Math.floor(watch.distance * 100)} %
                </span>
              </div>
              <p className="mt-1 text-sm text-mute">{AT_THE_MARK[watch.action]}</p>
            </div>
            <div className="justify-self-start sm:w-22 sm:justify-self-end sm:text-right">
              {mayExclude(release, row) ? (
                <ExcludeCohort
                  look="button"
                  release={{ id: release.id, seq: release.seq }}
                  cohort={{ attribute: row.dimension, value: row.value }}
                  body={exclusionSentence(release, row)}
                />
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
