import { TriangleAlert } from 'lucide-react';
import { UnknownLabelTable } from '@/components/feature/unknown-label-table';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import { MOST_UNLABELLED } from '@/lib/core/telemetry/unknown-label';
import type { ReleaseView } from '@/lib/schemas/release';

/** More requests than the gate allows name no known version (rule 10): what they said, and what to do. */
export function UnlabelledNote({ release, mayRegister }: { release: ReleaseView; mayRegister: boolean }) {
  const { unlabelled: alarm, feature, status } = release;
  if (!alarm) return null;
  const share = Math.round((alarm.unlabelled / alarm.requests) * 1000) / 10;
  const window = alarm.hours === 1 ? 'the last hour' : `the last ${alarm.hours} h`;
  const fitSeveral = alarm.labels.length > 0 && alarm.labels.every(({ ambiguous }) => ambiguous !== null);
  const what = fitSeveral
    ? 'fit several versions: it cannot be told which answered'
    : 'name no known version';
  return (
    <section
      aria-label="Requests without a known version"
      className="overflow-hidden rounded-card border border-fail/45 bg-fail-soft"
    >
      <div className="flex items-start gap-x-3 px-4 pt-3 pb-2.5 sm:px-4.5">
        <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-fail" />
        <div className="min-w-0 flex-1">
          <h2 className="font-semibold text-fail">
            {formatCount(share)} % of requests {what}
          </h2>
          <p className="mt-0.5">
            {formatCount(alarm.unlabelled)} of {formatCount(alarm.requests)} requests of {window}. They count
            in no number on this page
            {status === 'offline_check'
              ? '.'
              : `; above ${MOST_UNLABELLED * 100} % promotion waits. Correct what the application reports${fitSeveral ? '' : ', or register the version that it names'}.`}
          </p>
        </div>
      </div>
      {alarm.labels.length > 0 ? (
        <div className="bg-card">
          <UnknownLabelTable featureKey={feature.key} labels={alarm.labels} mayRegister={mayRegister} />
        </div>
      ) : null}
    </section>
  );
}
