import { AuditDetail } from '@/components/audit/audit-detail';
import { TimeAgo } from '@/components/ui/time-ago';
import { cn } from '@/lib/client/cn';
import type { AuditAction } from '@/lib/core/audit/audit-entry';
import type { AuditEntryView } from '@/lib/schemas/audit';
import { firing } from '@/lib/schemas/fired-trigger';
import { FiringFacts } from './firing-facts';
import { firingFacts } from './firing-facts-of';

const DOT: Partial<Record<AuditAction, string>> = {
  'release.promoted': 'border-accent bg-accent',
  'release.completed': 'border-pass bg-pass',
  'release.recovery_confirmed': 'border-pass bg-pass',
  'release.held': 'border-warn bg-warn',
  'release.cohort_excluded': 'border-warn bg-warn',
  'release.trigger_fired': 'border-fail bg-fail',
  'release.hidden_edit_seen': 'border-fail bg-fail',
  'release.rolled_back': 'border-fail bg-fail',
  'access.refused': 'border-fail bg-card',
};

/** Who did what, when and why, newest first; each opens to the evidence as it was then. */
export function History({ entries }: { entries: readonly AuditEntryView[] }) {
  return (
    <ol className="px-4 py-1 sm:px-4.5">
      {entries.map((entry) => (
        <li key={entry.seq} className="group/entry relative pl-5" data-action={entry.action}>
          <span
            aria-hidden
            className="absolute top-0 bottom-0 left-[0.28rem] w-px bg-line group-first/entry:top-4 group-last/entry:bottom-auto group-last/entry:h-4"
          />
          <span
            aria-hidden
            className={cn(
              'absolute top-3.5 left-0 size-2.5 rounded-full border-2',
              DOT[entry.action] ?? 'border-line-strong bg-card',
            )}
          />
          <details className="border-b border-line py-2.5 group-last/entry:border-b-0">
            <summary className="flex list-none flex-wrap items-baseline gap-x-3 gap-y-0.5 rounded-control [&::-webkit-details-marker]:hidden">
              <span className="min-w-0 flex-1 basis-72">
                <span className="font-medium">{entry.actor.name}</span> {entry.sentence}
                {entry.reason && !entry.sentence.includes(entry.reason) ? (
                  <span className="block text-mute">“{entry.reason}”</span>
                ) : null}
                <Overrides entry={entry} />
              </span>
              <span className="flex gap-3 text-sm text-mute">
                {entry.noteRevision !== null ? <span>revision {entry.noteRevision}</span> : null}
                <TimeAgo at={entry.at} />
                <span className="underline decoration-line-strong/60 underline-offset-2">evidence</span>
              </span>
            </summary>
            <div className="mt-2 flex flex-col gap-2">
              <Acted entry={entry} />
              <AuditDetail entry={entry} />
            </div>
          </details>
        </li>
      ))}
    </ol>
  );
}

/** What the watch acted on, where it was the watch that did. */
function Acted({ entry }: { entry: AuditEntryView }) {
  const found = firing.safeParse(entry.evidence?.trigger);
  const facts = found.success ? firingFacts(found.data) : null;
  if (!facts) return null;
  return (
    <div className="rounded-control border border-line px-3.5 py-2.5">
      <FiringFacts facts={facts} />
    </div>
  );
}

/** Checks that were passed by hand stay marked (rule 6). */
function Overrides({ entry }: { entry: AuditEntryView }) {
  const given = Array.isArray(entry.data.overrides) ? entry.data.overrides : [];
  return given.map((item: unknown) => {
    const { check, reason } = (item ?? {}) as { check?: unknown; reason?: unknown };
    if (typeof check !== 'string' || typeof reason !== 'string') return null;
    return (
      <span key={check} className="block text-warn">
        Overrode {check.replaceAll('_', ' ')}: “{reason}”
      </span>
    );
  });
}
