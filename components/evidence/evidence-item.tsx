import { Pill } from '@/components/ui/pill';
import { ProgressBar } from '@/components/ui/progress-bar';
import { TextLink } from '@/components/ui/text-link';
import { TimeAgo } from '@/components/ui/time-ago';
import { KIND_LABELS } from '@/lib/core/evidence/evidence-case';
import { formatDifference, formatEvidence } from '@/lib/core/evidence/format-evidence';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import type { EvidenceView } from '@/lib/schemas/evidence';
import { comparisonAddress } from './comparison-of';
import { FORMAT_LABELS } from './format-labels';

interface EvidenceItemProps {
  releaseId: string;
  item: EvidenceView;
}

/** One uploaded comparison in a few lines. */
export function EvidenceItem({ releaseId, item }: EvidenceItemProps) {
  return (
    <li className="border-t border-line pt-2.5 first:border-t-0 first:pt-0">
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        {item.readyAt === null ? <Loading item={item} /> : <Facts releaseId={releaseId} item={item} />}
        {item.matches ? null : <Pill tone="warn">about other versions</Pill>}
      </p>
      {item.absent.map(({ kind, explanation }) => (
        <p key={kind} className="mt-0.5 text-sm">
          No {KIND_LABELS[kind]} cases:{' '}
          {explanation ?? <b className="font-semibold text-fail">not explained yet</b>}
        </p>
      ))}
      <p className="mt-0.5 text-sm break-words text-mute">
        {[item.fileName, FORMAT_LABELS[item.format], item.source].filter(Boolean).join(' · ')} ·{' '}
        {item.createdByName}, <TimeAgo at={item.createdAt} />
      </p>
    </li>
  );
}

function Loading({ item }: { item: EvidenceView }) {
  return (
    <span className="flex min-w-48 flex-col gap-1">
      <span>
        Being read: <b className="font-semibold">{formatCount(item.casesRead)}</b> cases so far
      </span>
      <ProgressBar value={null} label="Being read" />
    </span>
  );
}

function Facts({ releaseId, item }: EvidenceItemProps) {
  const { cases, errored, quality, changes, stated } = item;
  if (stated) return <Stated {...stated} cases={cases} />;
  return (
    <>
      <TextLink href={comparisonAddress(releaseId, item.id)} className="font-semibold">
        {formatCount(cases)} cases
      </TextLink>
      {quality ? (
        <span>
          quality {formatEvidence('quality', quality.baseline, quality.method)} →{' '}
          <b className="font-semibold">{formatEvidence('quality', quality.candidate, quality.method)}</b> (
          {formatDifference('quality', quality.difference, quality.method)})
        </span>
      ) : (
        <span className="text-mute">no quality told</span>
      )}
      {changes ? (
        <span>
          {formatCount(changes.broken)} broken, {formatCount(changes.fixed)} fixed
        </span>
      ) : null}
      {errored > 0 ? <Pill tone="nodata">{formatCount(errored)} errored</Pill> : null}
      {changes && changes.unjudged > 0 ? (
        <Pill tone="nodata">{formatCount(changes.unjudged)} not judged</Pill>
      ) : null}
    </>
  );
}

function Stated({
  cases,
  baselinePassed,
  candidatePassed,
}: { cases: number } & NonNullable<EvidenceView['stated']>) {
  return (
    <>
      <span>
        stated: {formatCount(baselinePassed)} and {formatCount(candidatePassed)} of {formatCount(cases)} cases
        passed
      </span>
      <Pill tone="nodata">counts alone do not satisfy the gate</Pill>
    </>
  );
}
