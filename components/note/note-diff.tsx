import { diffWords } from 'diff';
import type { NoteDifference } from '@/lib/core/release/note-diff';

// How the difference writes what is not there.
const NONE = 'none';

/** What changed between two notes, field by field; inside long texts the changed words are marked. */
export function NoteDiff({ diff }: { diff: readonly NoteDifference[] }) {
  return (
    <dl className="flex flex-col">
      {diff.map((difference) => (
        <div
          key={difference.field}
          className="grid gap-x-4 gap-y-1 border-t border-line py-2.5 first:border-0 first:pt-0 sm:grid-cols-[10rem_minmax(0,1fr)]"
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
  if (before === NONE) return <ins className="rounded-sm bg-pass-soft no-underline">{after}</ins>;
  if (after === NONE) return <del className="text-mute">{before}</del>;
  const parts = diffWords(before, after);
  const kept = parts
    .filter((part) => !part.added && !part.removed)
    .reduce((sum, part) => sum + part.value.length, 0);
  // Texts with little in common are easier to read one above the other than word by word.
  if (kept < Math.max(before.length, after.length) / 3) {
    return (
      <>
        <del className="block text-mute">{before}</del>
        <ins className="block w-fit rounded-sm bg-pass-soft no-underline">{after}</ins>
      </>
    );
  }
  let at = 0;
  return parts.map((part) => {
    const key = at;
    at += part.value.length;
    if (part.removed) {
      return (
        <del key={`${key}-`} className="text-mute">
          {part.value}
        </del>
      );
    }
    if (!part.added) return <span key={`${key}=`}>{part.value}</span>;
    return (
      <ins key={`${key}+`} className="rounded-sm bg-pass-soft no-underline">
        {part.value}
      </ins>
    );
  });
}
