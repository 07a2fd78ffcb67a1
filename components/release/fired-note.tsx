import { Siren } from 'lucide-react';
import { TimeAgo } from '@/components/ui/time-ago';
import type { ReleaseView } from '@/lib/schemas/release';
import { FiringFacts } from './firing-facts';
import { firingFacts } from './firing-facts-of';
import { MoveButton } from './move-button';

/** A trigger that fired stays in sight until the release ends; the owner says that it was seen. */
export function FiredNote({ release }: { release: ReleaseView }) {
  const { firedTrigger: fired, permissions } = release;
  if (!fired) return null;
  const facts = firingFacts(
    fired,
    release.note.triggers.find(({ id }) => id === fired.triggerId),
  );
  const refusal = permissions['release:acknowledge'];
  return (
    <section
      aria-label="Trigger that fired"
      className="rounded-card border border-fail/45 bg-fail-soft px-4 py-3 sm:px-4.5"
    >
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <Siren aria-hidden className="mt-0.5 size-4 shrink-0 text-fail" />
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="font-semibold text-fail">
            A trigger fired{facts?.cohort ? ` for ${facts.cohort}` : ''} and{' '}
            {fired.action === 'hold' ? 'held the release' : 'rolled back'}
          </h2>
          {facts ? <FiringFacts facts={facts} /> : <p className="mt-0.5">{fired.sentence}</p>}
          <p className="mt-0.5 text-sm text-mute">
            Fired <TimeAgo at={fired.firedAt} />
            {fired.acknowledgedAt ? (
              <>
                , acknowledged <TimeAgo at={fired.acknowledgedAt} />
              </>
            ) : (
              `, not acknowledged${refusal ? `. ${refusal}` : ''}`
            )}
          </p>
        </div>
        {fired.acknowledgedAt ? null : (
          <MoveButton
            release={release}
            event="acknowledge_trigger"
            done="Acknowledged"
            disabled={Boolean(refusal)}
          >
            Acknowledge
          </MoveButton>
        )}
      </div>
    </section>
  );
}
