import { Circle, CirclePause, type LucideIcon, Siren } from 'lucide-react';
import { ProductTerm } from '@/components/help/product-term';
import { Card } from '@/components/ui/card';
import { Meter } from '@/components/ui/meter';
import { Pill, type PillTone } from '@/components/ui/pill';
import { TextLink } from '@/components/ui/text-link';
import { NEAR } from '@/lib/core/watch/distance';
import type { ReleaseView, TriggerView } from '@/lib/schemas/release';
import { ArmFigures } from './arm-figures';
import { Disclosure } from './disclosure';
import { nearestFirst } from './nearest-first';
import { splitSentence } from './split-sentence';

type Look = { word: string; tone: PillTone; bar: 'neutral' | 'warn' | 'fail'; icon?: LucideIcon };

const STATE: Record<TriggerView['state'], Look> = {
  quiet: { word: 'quiet', tone: 'neutral', bar: 'neutral', icon: Circle },
  near: { word: 'near', tone: 'warn', bar: 'warn' },
  fired: { word: 'fired', tone: 'fail', bar: 'fail', icon: Siren },
  too_few: { word: 'too few yet', tone: 'nodata', bar: 'neutral' },
  no_data: { word: 'no data', tone: 'nodata', bar: 'neutral' },
  off: { word: 'off', tone: 'neutral', bar: 'neutral', icon: CirclePause },
};

/** Each rollback trigger with its distance to firing, the nearest first. */
export function TriggerCard({ release }: { release: ReleaseView }) {
  const { triggers, baseline } = release;
  const exposed = release.status === 'live' || release.status === 'held';
  return (
    <Card title={<ProductTerm term="rollback trigger">Rollback triggers</ProductTerm>}>
      {triggers.length === 0 ? (
        <p className="text-mute">
          None yet. <TextLink href={`/releases/${release.id}/note#triggers`}>Add one in the note</TextLink>: a
          release does not start without it.
        </p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {nearestFirst(triggers).map((view) => (
            <TriggerRow key={view.trigger.id} view={view} />
          ))}
        </ul>
      )}
      {triggers.length > 0 ? (
        <div className="mt-3 flex flex-col gap-1 border-t border-line pt-3 text-sm text-mute">
          {triggers.some(({ distance }) => distance !== null) ? (
            <p>
              Each bar is the <ProductTerm term="evidence" /> on its way to firing; the notch is where it
              counts as <ProductTerm term="near" />.
            </p>
          ) : null}
          <p>
            {exposed
              ? `Rolling back returns everyone to ${baseline?.variant ?? 'the baseline'} at once.`
              : release.startedAt === null || release.status === 'offline_check'
                ? 'They look as soon as the candidate has traffic.'
                : 'They looked while the candidate had traffic.'}
          </p>
        </div>
      ) : null}
    </Card>
  );
}

function TriggerRow({ view }: { view: TriggerView }) {
  const { word, tone, bar, icon } = STATE[view.state];
  const { sentence, state, distance, arms, interval, evidence, detail, method } = view;
  return (
    <li data-trigger-state={state} className="flex flex-col gap-1.5 py-3 first:pt-0 last:pb-0">
      <div className="flex items-start justify-between gap-3">
        <p className="min-w-0 first-letter:uppercase">{sentence}</p>
        <Pill tone={tone} {...(icon && { icon })}>
          {word}
        </Pill>
      </div>
      {state === 'off' ? null : (
        <>
          <div className="flex items-center gap-2.5">
            <Meter
              className="flex-1"
              value={distance}
              mark={NEAR}
              tone={bar}
              label={`How near to firing: ${sentence}`}
            />
            {distance === null ? null : (
              <span aria-hidden className="w-10 text-right text-sm whitespace-nowrap text-mute">
                {Math.floor(distance * 100)} %
              </span>
            )}
          </div>
          {arms ? <ArmFigures arms={arms} /> : null}
          {interval ? <p className="text-sm text-mute first-letter:uppercase">{interval}</p> : null}
          {state === 'too_few' || arms === null ? (
            // What follows says what both arms show, which stands above.
            <p className="text-sm text-mute">{arms ? splitSentence(detail)[0] : detail}</p>
          ) : null}
          {view.trigger.metric === 'cost' && state === 'no_data' ? (
            <p className="text-sm text-mute">
              Where events tell no cost, their model needs a price:{' '}
              <TextLink href="/settings/prices">Settings → Prices</TextLink>
            </p>
          ) : null}
        </>
      )}
      <Disclosure summary="How it is judged" about={sentence}>
        {state === 'fired' ? <p className="text-ink">{detail}</p> : null}
        {evidence && state !== 'fired' ? <p className="text-ink">{evidence}</p> : null}
        <p>{method}</p>
        {interval ? (
          <p>“{capitalised(interval)}” holds at every look at once, with chance 95 of 100.</p>
        ) : null}
      </Disclosure>
    </li>
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
