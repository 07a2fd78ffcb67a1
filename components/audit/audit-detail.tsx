import type { ReactNode } from 'react';
import { comparisonAddress } from '@/components/evidence/comparison-of';
import { CopyButton } from '@/components/ui/copy-button';
import { TextLink } from '@/components/ui/text-link';
import type { AuditEntryView } from '@/lib/schemas/audit';
import { ReadableValue } from './readable-value';

const ACTOR_KIND = { user: 'person', key: 'API key', system: 'Sluice itself' } as const;

/** Everything that was recorded with one entry, as it was frozen then. */
export function AuditDetail({ entry }: { entry: AuditEntryView }) {
  const comparison = comparisonHref(entry);
  return (
    // No width of its own: a wide list scrolls in here and does not widen the table around.
    <div className="flex w-0 min-w-full flex-col gap-3 rounded-control bg-sunken px-3.5 py-3">
      <dl className="grid grid-cols-[minmax(6.5rem,max-content)_minmax(0,1fr)] gap-x-4 gap-y-1">
        <Fact name="Action">
          <span className="code">{entry.action}</span>
        </Fact>
        <Fact name="At">
          <span className="code">{entry.at}</span>
        </Fact>
        <Fact name="By">
          {entry.actor.name} ({ACTOR_KIND[entry.actor.kind]})
        </Fact>
        {comparison ? (
          <Fact name="Comparison">
            <TextLink href={comparison}>Read it case by case</TextLink>
          </Fact>
        ) : null}
        {entry.noteRevision !== null ? <Fact name="Note revision">{entry.noteRevision}</Fact> : null}
        <Fact name="Hash">
          <span className="flex items-start gap-1">
            <span className="code [overflow-wrap:anywhere]">{entry.hash}</span>
            <CopyButton text={entry.hash} label="Copy the hash" className="-my-1.5" />
          </span>
        </Fact>
      </dl>
      <Part title="Recorded with it" value={entry.data} />
      <Part title="Evidence, as it was then" value={entry.evidence} />
    </div>
  );
}

/** Of what is about an offline comparison: where that can be read. */
function comparisonHref({ action, release, data }: AuditEntryView): string | null {
  const isAbout = action === 'evidence.attached' || action === 'evidence.explained';
  if (!isAbout || release === null || typeof data.evidenceId !== 'string') return null;
  return comparisonAddress(release.id, data.evidenceId);
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-mute">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function Part({ title, value }: { title: string; value: Record<string, unknown> | null }) {
  if (value === null || Object.keys(value).length === 0) return null;
  return (
    <div className="border-t border-line pt-2.5">
      <p className="mb-1.5 font-medium">{title}</p>
      <ReadableValue value={value} />
    </div>
  );
}
