import { TriangleAlert } from 'lucide-react';
import { formatLength } from '@/lib/core/release/format-length';
import type { Stage } from '@/lib/core/release/note';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import type { PlanPreviewView, StagePreview } from '@/lib/schemas/preview';

/** A stage that would take longer asks for more than its cohort can give. */
const MOST_DAYS = 30;

export interface PreviewLinesProps {
  view: PlanPreviewView;
  of: StagePreview;
  stage: Pick<Stage, 'minRequests'>;
  unitName: string;
}

/** What a stage would do with real traffic: how many requests, whom it touches, and how long its gate would wait. */
export function PreviewLines({ view, of, stage, unitName }: PreviewLinesProps) {
  const { matching, candidate, touched } = of;
  const units = (count: number) =>
    `${view.sampled < 1 ? 'at least ' : ''}${formatCount(count)} ${unitName}${count === 1 ? '' : 's'}`;
  return (
    <div className="flex flex-col gap-0.5 text-sm tabular-nums">
      <p>
        <strong className="font-medium">
          About {formatCount(candidate.perDay)} requests a day, {units(candidate.units)},
        </strong>{' '}
        would get the candidate. {formatCount(matching.requests)} of {formatCount(view.requests)} requests (
        {percent(matching.requests, view.requests)}) match.
      </p>
      {touched.length > 0 ? (
        <p className="text-mute [overflow-wrap:anywhere]">Touches {touched.map(touchedWords).join(' · ')}</p>
      ) : null}
      <Enough days={of.days} minRequests={stage.minRequests} />
    </div>
  );
}

function Enough({ days, minRequests }: { days: number | null; minRequests: number }) {
  if (minRequests <= 0) return null;
  const goal = `the ${formatCount(minRequests)} requests of each arm that this stage asks for`;
  if (days !== null && days <= MOST_DAYS) {
    return (
      <p className="text-mute">
        About {formatLength(days * 24 * 60)} to {goal}.
      </p>
    );
  }
  return (
    <p className="flex items-start gap-1.5 text-warn">
      <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      Too small: it would not reach {goal} in {MOST_DAYS} days.
    </p>
  );
}

function touchedWords({ attribute, distinct, top }: StagePreview['touched'][number]): string {
  const named = top.map(
    ({ value, requests }) => `${value === '' ? 'empty' : value} ${formatCount(requests)}`,
  );
  const more = distinct > top.length ? ` and ${formatCount(distinct - top.length)} more` : '';
  return `${attribute}: ${named.join(', ')}${more}`;
}

function percent(part: number, whole: number): string {
  if (whole === 0) return '0 %';
  const share = (part / whole) * 100;
  return part > 0 && share < 0.1 ? 'less than 0.1 %' : `${formatCount(Math.round(share * 10) / 10)} %`;
}
