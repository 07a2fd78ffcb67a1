import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import { renderQuery } from '@/lib/core/release/render-query';
import { METRICS } from '@/lib/core/telemetry/metric';
import type { ReleaseView } from '@/lib/schemas/release';

/** The rollout note in short, beside the numbers it is judged by. */
export function NoteCard({ release }: { release: ReleaseView }) {
  const { note, noteRevision, draft, status } = release;
  const href = `/releases/${release.id}/note`;
  return (
    <Card
      title="Rollout note"
      actions={
        <span className="flex gap-3">
          <TextLink href={`${href}/read`} className="text-sm text-mute">
            read or print
          </TextLink>
          <TextLink href={href} className="text-sm text-mute">
            {status === 'draft' ? 'edit' : `revision ${noteRevision ?? 1}`}
          </TextLink>
        </span>
      }
    >
      <dl className="grid gap-x-6 gap-y-2.5 sm:grid-cols-2">
        <Part name="Change">{note.change}</Part>
        <Part name="Expected gain">{note.expectedGain}</Part>
        <Part name="Primary regression risk">{note.primaryRisk}</Part>
        <Part name="Metrics to watch">
          {note.metricsToWatch.map((metric) => METRICS[metric].label.toLowerCase()).join(', ')}
        </Part>
        <Part name="Monitoring query">{note.monitoringQuery ? renderQuery(note.monitoringQuery) : null}</Part>
        {note.dashboardUrl ? (
          <Part name="Dashboard">
            <a
              href={note.dashboardUrl}
              rel="noreferrer"
              target="_blank"
              className="break-all underline decoration-line-strong/60 underline-offset-2"
            >
              {note.dashboardUrl}
            </a>
          </Part>
        ) : null}
      </dl>
      {status !== 'draft' && release.endedAt === null && draft.differsFromRevision ? (
        <p className="mt-3 text-sm text-mute">
          The draft differs from the revision in force. <TextLink href={href}>Look at it</TextLink>
        </p>
      ) : null}
    </Card>
  );
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-mute">{name}</dt>
      <dd className="line-clamp-4 whitespace-pre-line">
        {children || <span className="text-mute">not written yet</span>}
      </dd>
    </div>
  );
}
