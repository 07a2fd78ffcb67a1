'use client';

import { usePathname, useRouter } from 'next/navigation';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { NoteContent } from '@/lib/core/release/note';
import { diffNotes } from '@/lib/core/release/note-diff';
import { NoteDiff } from './note-diff';
import type { Revision } from './revision';

export interface RevisionComparisonProps {
  /** Newest first. */
  revisions: readonly Revision[];
  /** The draft, where it says something else than the newest revision. */
  draft: NoteContent | null;
  /** What the address asks for; anything unknown means the two newest. */
  from: number;
  to: number | 'draft';
}

interface Choice {
  key: string;
  label: string;
  content: NoteContent;
}

/** Any two, side by side; the choice is kept in the address. */
export function RevisionComparison({ revisions, draft, from, to }: RevisionComparisonProps) {
  const router = useRouter();
  const path = usePathname();
  const choices: Choice[] = [
    ...(draft === null ? [] : [{ key: 'draft', label: 'Draft, not in force', content: draft }]),
    ...revisions.map(({ number, content }) => ({
      key: String(number),
      label: `Revision ${number}`,
      content,
    })),
  ];
  const after = choices.find(({ key }) => key === String(to)) ?? choices[0];
  const before = choices.find(({ key }) => key === String(from)) ?? choices[1];
  if (!after || !before) return null;
  const diff = diffNotes(before.content, after.content);
  const choose = (next: { from?: string; to?: string }) =>
    router.replace(`${path}?from=${next.from ?? before.key}&to=${next.to ?? after.key}`, { scroll: false });

  return (
    <Card title="Compare two">
      <div className="flex flex-col gap-4">
        <div className="grid max-w-xl grid-cols-2 gap-3 print:hidden">
          <Field label="From">
            <Select value={before.key} onChange={(event) => choose({ from: event.target.value })}>
              <Options choices={choices} />
            </Select>
          </Field>
          <Field label="To">
            <Select value={after.key} onChange={(event) => choose({ to: event.target.value })}>
              <Options choices={choices} />
            </Select>
          </Field>
        </div>
        <p className="text-mute">
          From {before.label.toLowerCase()} to {after.label.toLowerCase()}:{' '}
          {diff.length === 0
            ? 'nothing differs.'
            : diff.length === 1
              ? '1 field differs.'
              : `${diff.length} fields differ.`}
        </p>
        {diff.length > 0 ? <NoteDiff diff={diff} /> : null}
      </div>
    </Card>
  );
}

function Options({ choices }: { choices: readonly Choice[] }) {
  return choices.map(({ key, label }) => (
    <option key={key} value={key}>
      {label}
    </option>
  ));
}
