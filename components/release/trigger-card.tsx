import { Card } from '@/components/ui/card';
import { Pill, type PillTone } from '@/components/ui/pill';
import { ProgressBar } from '@/components/ui/progress-bar';
import { TextLink } from '@/components/ui/text-link';
import type { ReleaseView, TriggerView } from '@/lib/schemas/release';

const STATE: Record<
  TriggerView['state'],
  { word: string; tone: PillTone; bar: 'neutral' | 'warn' | 'fail' }
> = {
  quiet: { word: 'quiet', tone: 'neutral', bar: 'neutral' },
  near: { word: 'near', tone: 'warn', bar: 'warn' },
  fired: { word: 'fired', tone: 'fail', bar: 'fail' },
  too_few: { word: 'too few yet', tone: 'nodata', bar: 'neutral' },
  no_data: { word: 'no data', tone: 'nodata', bar: 'neutral' },
  off: { word: 'off', tone: 'neutral', bar: 'neutral' },
};

/** Each rollback trigger with its distance to firing. */
export function TriggerCard({ release }: { release: ReleaseView }) {
  const { triggers, baseline } = release;
  const exposed = release.status === 'live' || release.status === 'held';
  return (
    <Card title="Rollback triggers">
      {triggers.length === 0 ? (
        <p className="text-mute">
          None yet. <TextLink href={`/releases/${release.id}/note#triggers`}>Add one in the note</TextLink>: a
          release does not start without it.
        </p>
      ) : (
        <ul className="flex flex-col gap-3.5">
          {triggers.map((view) => (
            <TriggerRow key={view.trigger.id} view={view} />
          ))}
        </ul>
      )}
      {triggers.length > 0 ? (
        <p className="mt-3.5 text-sm text-mute">
          {exposed
            ? `Rolling back returns everyone to ${baseline?.variant ?? 'the baseline'} at once.`
            : release.startedAt === null || release.status === 'offline_check'
              ? 'They look as soon as the candidate has traffic.'
              : 'They looked while the candidate had traffic.'}
        </p>
      ) : null}
    </Card>
  );
}

function TriggerRow({ view }: { view: TriggerView }) {
  const { word, tone, bar } = STATE[view.state];
  return (
    <li data-trigger-state={view.state}>
      <div className="flex items-start justify-between gap-3">
        <p className="min-w-0 first-letter:uppercase">{view.sentence}</p>
        <Pill tone={tone}>{word}</Pill>
      </div>
      {view.state === 'off' ? null : (
        <>
          <ProgressBar
            className="mt-1.5"
            value={view.distance}
            tone={bar}
            label={`How near to firing: ${view.sentence}`}
          />
          {view.detail ? <p className="mt-1 text-sm text-mute">{view.detail}</p> : null}
          {view.trigger.metric === 'cost' && view.state === 'no_data' ? (
            <p className="mt-1 text-sm text-mute">
              Where events tell no cost, their model needs a price:{' '}
              <TextLink href="/settings/prices">Settings → Prices</TextLink>
            </p>
          ) : null}
        </>
      )}
    </li>
  );
}
