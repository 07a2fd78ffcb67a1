import { Pill, type PillTone } from '@/components/ui/pill';
import { ProgressBar } from '@/components/ui/progress-bar';
import { TimeAgo } from '@/components/ui/time-ago';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import type { FiringView, NoteBacktestView } from '@/lib/schemas/backtest';

/** What each trigger would have done, and which cohorts would have been left out or held. */
export function BacktestResult({ view, isStale }: { view: NoteBacktestView; isStale: boolean }) {
  return (
    <div className="flex flex-col gap-3">
      {isStale ? (
        <p className="text-sm text-warn">
          The note or the choice has changed since this was run. Run it again to see what holds now.
        </p>
      ) : null}
      <p className="text-sm text-mute">{view.sentence}</p>
      {view.triggers.length > 0 ? (
        <ul aria-label="Triggers" className="flex flex-col gap-3">
          {view.triggers.map((trigger) => (
            <TriggerLine key={trigger.id} trigger={trigger} />
          ))}
        </ul>
      ) : null}
      {view.cohorts.length > 0 ? (
        <div className="flex flex-col gap-2 border-t border-line pt-3">
          <h3 className="font-medium">Cohorts it would have acted on</h3>
          <ul aria-label="Cohorts" className="flex flex-col gap-2">
            {view.cohorts.map(({ triggerId, attribute, value, action, fired }) => (
              <li key={`${triggerId} ${attribute} ${value}`}>
                <p>
                  <span className="font-medium">
                    {attribute} = {value}
                  </span>{' '}
                  {action === 'hold' ? 'would have held the release' : 'would have been left out'}{' '}
                  <When fired={fired} />
                </p>
                <p className="text-sm text-mute">{fired.sentence}</p>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {view.hasLooked ? (
        <p className="text-sm text-mute">
          Each is looked at by itself, as if nothing else had acted, and once a minute.
        </p>
      ) : null}
    </div>
  );
}

const STATE: Record<NoteBacktestView['triggers'][number]['state'], { word: string; tone: PillTone }> = {
  fired: { word: 'would have fired', tone: 'fail' },
  quiet: { word: 'quiet', tone: 'neutral' },
  too_few: { word: 'too few', tone: 'nodata' },
};

function TriggerLine({ trigger }: { trigger: NoteBacktestView['triggers'][number] }) {
  const { sentence, state, fired, nearest, detail } = trigger;
  const { word, tone } = STATE[state];
  return (
    <li>
      <div className="flex items-start justify-between gap-3">
        <p className="min-w-0 first-letter:uppercase">{sentence}</p>
        <Pill tone={tone}>{word}</Pill>
      </div>
      <ProgressBar
        className="mt-1.5"
        value={nearest}
        tone={fired ? 'fail' : 'neutral'}
        label={`How near it came: ${sentence}`}
      />
      <p className="mt-1 text-sm text-mute">
        {fired ? (
          <>
            Fired <When fired={fired} />.{' '}
          </>
        ) : null}
        {detail}
      </p>
    </li>
  );
}

function When({ fired }: { fired: FiringView }) {
  return (
    <>
      after {formatCount(fired.requests)} compared requests, <TimeAgo at={fired.at} />
    </>
  );
}
