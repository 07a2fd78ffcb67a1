import type { NoteStart } from '@/lib/core/release/note-start/note-start';

/** What a start brings, part by part, and what it leaves to be written. */
export function StartSummary({ start }: { start: NoteStart }) {
  return (
    <div className="flex flex-col gap-2 rounded-control border border-line px-3 py-2.5">
      <dl className="flex flex-col gap-1.5">
        {start.brings.map(({ name, words }) => (
          <div key={name} className="grid gap-x-4 sm:grid-cols-[10.5rem_minmax(0,1fr)]">
            <dt className="text-mute">{name}</dt>
            <dd className="line-clamp-8 min-w-0 [overflow-wrap:anywhere] whitespace-pre-line">{words}</dd>
          </div>
        ))}
      </dl>
      {start.leaves.length > 0 ? (
        <div className="border-t border-line pt-2 text-sm text-mute">
          <p className="font-medium">Not copied</p>
          <ul>
            {start.leaves.map((left) => (
              <li key={left}>{left}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}
