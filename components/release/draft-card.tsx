import { Circle, CircleCheck } from 'lucide-react';
import Link from 'next/link';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import type { ReleaseView } from '@/lib/schemas/release';
import { MoveButton } from './move-button';
import { ReasonMove } from './reason-move';

/** A draft: what the note still lacks, each with its place in the form, and the way to start. */
export function DraftCard({ release }: { release: ReleaseView }) {
  const { id, noteIssues: issues, permissions } = release;
  const isWhole = issues.length === 0;
  const refusal = permissions['release:start'] ?? (isWhole ? null : 'Nothing starts without a whole note.');
  return (
    <Card aria-label="Draft">
      <h2 className="text-xl font-semibold tracking-tight">
        {isWhole
          ? 'The note is whole: the offline check can start.'
          : `Not started: the note lacks ${issues.length === 1 ? 'one thing' : `${issues.length} things`}.`}
      </h2>
      <p className="mt-0.5 text-mute">
        {isWhole
          ? 'Starting freezes the note as revision 1. No traffic sees the candidate before the canary.'
          : 'Each line leads to its place in the note.'}
      </p>
      <ul className="mt-3">
        {issues.map((issue) => (
          <li key={`${issue.code} ${issue.field}`} data-issue={issue.code} className="border-t border-line">
            <Link
              href={`/releases/${id}/note#${issue.field}`}
              className="-mx-2 flex items-start gap-2 rounded-control px-2 py-1.5 hover:bg-sunken"
            >
              <Circle aria-hidden className="mt-0.5 size-3.5 shrink-0 text-line-strong" />
              {issue.message}
            </Link>
          </li>
        ))}
        {isWhole ? (
          <li className="flex items-start gap-2 border-t border-line py-1.5 text-pass">
            <CircleCheck aria-hidden className="mt-0.5 size-3.5 shrink-0" /> Nothing is missing.
          </li>
        ) : null}
      </ul>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <MoveButton
          release={release}
          event="start"
          done="Started: offline check"
          variant="primary"
          disabled={refusal !== null}
          describedBy="start-refusal"
        >
          Start
        </MoveButton>
        <ButtonLink href={`/releases/${id}/note`}>{isWhole ? 'Open the note' : 'Finish the note'}</ButtonLink>
        <p
          id="start-refusal"
          className="min-w-0 flex-1 text-sm text-mute max-sm:order-last max-sm:basis-full"
        >
          {refusal}
        </p>
        <ReasonMove
          release={release}
          event="abandon"
          label="Abandon…"
          variant="ghost"
          title="Abandon this draft?"
          body="The draft ends and stays in the history; the feature is free for another release."
          reasonLabel="Reason"
          reasonRequired={false}
          confirmLabel="Abandon"
          tone="danger"
          done="Abandoned"
          disabled={Boolean(permissions['release:abandon'])}
        />
      </div>
    </Card>
  );
}
