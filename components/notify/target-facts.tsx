import { Note } from '@/components/ui/note';
import { TimeAgo } from '@/components/ui/time-ago';
import { EVENT_WORDS } from '@/lib/core/notify/event-type';
import type { TargetView } from '@/lib/schemas/notification';
import { KIND_WORDS } from './kind-words';

/** What a target is, and what an admin should know of it now. */
export function TargetFacts({ target }: { target: TargetView }) {
  const {
    kind,
    address,
    events,
    everyFeature,
    features,
    previousUntil,
    disabledAt,
    disabledReason,
    waiting,
  } = target;
  const words = KIND_WORDS[kind];
  return (
    <div className="flex flex-col gap-3">
      {disabledAt ? (
        <Note
          tone="warn"
          title={
            <>
              Disabled <TimeAgo at={disabledAt} />
            </>
          }
        >
          {disabledReason || 'An admin disabled it.'}
          {waiting > 0 ? ` ${waiting} ${waiting === 1 ? 'message waits' : 'messages wait'}.` : null}
        </Note>
      ) : null}
      {previousUntil ? (
        <Note title="Two secrets sign">
          The secret before signs along; it ends <TimeAgo at={previousUntil} />.
        </Note>
      ) : null}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        <dt className="text-mute">Kind</dt>
        <dd>{words.name}</dd>
        <dt className="text-mute">{words.address}</dt>
        <dd className="code [overflow-wrap:anywhere]">{address}</dd>
        <dt className="text-mute">Events</dt>
        <dd>{events.length === 0 ? 'All' : events.map((type) => EVENT_WORDS[type].label).join(', ')}</dd>
        <dt className="text-mute">Features</dt>
        <dd>{everyFeature ? 'All' : features.join(', ') || 'Those it was given are gone'}</dd>
      </dl>
    </div>
  );
}
