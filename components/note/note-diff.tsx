import type { NoteDifference } from '@/lib/core/release/note-diff';
import { diffText } from './diff-text';

// How the difference writes what is not there.
const NONE = 'none';

/** What changed between two notes, field by field; inside a text the changed words are marked. */
export function NoteDiff({ diff }: { diff: readonly NoteDifference[] }) {
  return (
    <dl className="flex flex-col">
      {diff.map((difference) => (
        <div
          key={difference.field}
          className="grid gap-x-4 gap-y-1 border-t border-line py-2.5 first:border-0 first:pt-0 last:pb-0 sm:grid-cols-[10rem_minmax(0,1fr)]"
        >
          <dt className="font-medium">{difference.label}</dt>
          <dd className="min-w-0 [overflow-wrap:anywhere] whitespace-pre-wrap">
            <Change before={difference.before} after={difference.after} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Change({ before, after }: { before: string; after: string }) {
  if (before === NONE) return <Added>{after}</Added>;
  if (after === NONE) return <Removed>{before}</Removed>;
  const parts = diffText(before, after);
  const kept = parts.reduce((sum, { kind, text }) => sum + (kind === 'kept' ? text.length : 0), 0);
  // Texts with little in common are easier to read one below the other than word by word.
  if (kept < Math.max(before.length, after.length) / 3) {
    return (
      <span className="flex flex-col items-start gap-0.5">
        <Removed>{before}</Removed>
        <Added>{after}</Added>
      </span>
    );
  }
  let at = 0;
  return parts.map(({ kind, text }, index) => {
    at += text.length;
    const key = `${kind} ${at}`;
    if (kind === 'added') return <Added key={key}>{text}</Added>;
    if (kind === 'kept') return <span key={key}>{text}</span>;
    return (
      <span key={key}>
        <Removed>{text}</Removed>
        {parts[index + 1]?.kind === 'added' ? ' ' : ''}
      </span>
    );
  });
}

function Added({ children }: { children: string }) {
  return <ins className="rounded-sm bg-pass-soft px-0.5 no-underline">{children}</ins>;
}

function Removed({ children }: { children: string }) {
  return <del className="text-mute">{children}</del>;
}
