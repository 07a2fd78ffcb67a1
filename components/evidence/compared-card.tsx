import { Fragment } from 'react';
import { Fingerprint } from '@/components/feature/fingerprint';
import { Card } from '@/components/ui/card';
import { Pill } from '@/components/ui/pill';
import { Table, Td, Th } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import { ARMS, CASE_KINDS } from '@/lib/core/evidence/evidence-case';
import { CHECKED_AXES, type Sureness } from '@/lib/core/evidence/version-checks';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import type { EvidenceReport } from '@/lib/schemas/evidence';
import { ExplainAbsence } from './explain-absence';
import { formatBytes } from './format-bytes';
import { FORMAT_LABELS } from './format-labels';
import { KIND_OPTIONS } from './kind-options';

export interface ComparedCardProps {
  releaseId: string;
  report: EvidenceReport;
  mayExplain: boolean;
}

/** What was compared: the file, who brought it, the kinds of cases, and how its versions were made sure of. */
export function ComparedCard({ releaseId, report, mayExplain }: ComparedCardProps) {
  const { view, summary, variants, fileSha256 } = report;
  const unjudged = view.changes?.unjudged ?? 0;
  return (
    <Card title="What was compared">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        <dt className="text-mute">File</dt>
        <dd className="break-words">
          {view.fileName}
          <span className="block text-sm text-mute">
            {FORMAT_LABELS[view.format]}, {formatBytes(view.fileBytes)}
          </span>
          {fileSha256 ? (
            <span className="block text-sm">
              <Fingerprint of="sha256" hash={fileSha256} />
            </span>
          ) : null}
        </dd>
        <dt className="text-mute">Uploaded</dt>
        <dd>
          {view.createdByName}, <TimeAgo at={view.createdAt} />
        </dd>
        {view.source === '' ? null : (
          <>
            <dt className="text-mute">Run</dt>
            <dd className="break-words">{view.source}</dd>
          </>
        )}
        {summary.takenFrom
          ? ARMS.map((arm) => (
              <Fragment key={arm}>
                <dt className="text-mute">{variants[arm]} is</dt>
                <dd className="break-words">{summary.takenFrom?.[arm]}</dd>
              </Fragment>
            ))
          : null}
        <dt className="text-mute">Cases</dt>
        <dd>
          <ul className="flex flex-col gap-1">
            {CASE_KINDS.map((kind) => {
              const absence = view.absent.find((item) => item.kind === kind);
              return (
                <li key={kind}>
                  <b className="font-semibold">{formatCount(summary.kinds[kind])}</b>{' '}
                  {KIND_OPTIONS.find((option) => option.kind === kind)?.label.toLowerCase()}
                  {absence ? (
                    <span className="mt-0.5 flex flex-wrap items-center gap-2 text-sm">
                      {absence.explanation ?? <Pill tone="fail">not explained</Pill>}
                      {absence.explanation === null && mayExplain ? (
                        <ExplainAbsence releaseId={releaseId} evidenceId={view.id} kind={kind} />
                      ) : null}
                    </span>
                  ) : null}
                </li>
              );
            })}
            {summary.errored > 0 ? (
              <li>
                <b className="font-semibold">{formatCount(summary.errored)}</b> errored, counted for neither
                version
              </li>
            ) : null}
            {unjudged > 0 ? (
              <li>
                <b className="font-semibold">{formatCount(unjudged)}</b> not judged: the file does not say how
                good both answers were
              </li>
            ) : null}
          </ul>
        </dd>
      </dl>
      <div className="-mx-4 mt-3 border-t border-line sm:-mx-4.5">
        <VersionTable report={report} />
      </div>
    </Card>
  );
}

const SURE: Record<Sureness, { tone: 'pass' | 'nodata'; words: string }> = {
  fingerprint: { tone: 'pass', words: 'by fingerprint' },
  label: { tone: 'pass', words: 'by label' },
  stated: { tone: 'nodata', words: 'only stated' },
};

function VersionTable({ report: { summary, variants } }: { report: EvidenceReport }) {
  return (
    <Table label="How each version was made sure of">
      <thead>
        <tr>
          <Th>Verified</Th>
          {ARMS.map((arm) => (
            <Th key={arm}>{variants[arm]}</Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {CHECKED_AXES.map((axis) => (
          <tr key={axis}>
            <Td className="capitalize">{axis}</Td>
            {ARMS.map((arm) => {
              const { tone, words } = SURE[summary.versions[arm][axis]];
              return (
                <Td key={arm}>
                  <Pill tone={tone}>{words}</Pill>
                </Td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
