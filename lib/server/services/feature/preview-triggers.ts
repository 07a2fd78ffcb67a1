import { setImmediate as otherWork } from 'node:timers/promises';
import type { z } from 'zod';
import type { Actor } from '@/lib/core/access/actor';
import { RandomStream } from '@/lib/core/random/random-stream';
import { emptyRollup, mergeInto } from '@/lib/core/telemetry/rollup';
import { detectableWithin } from '@/lib/core/watch/detectable';
import { detectableSentence, firingsSentence } from '@/lib/core/watch/preview-sentences';
import { countFirings, type PlayedDay, playDays } from '@/lib/core/watch/preview-trigger';
import { watchSetup } from '@/lib/core/watch/watch-setup';
import { yardsticksOf } from '@/lib/core/watch/yardstick';
import type { TriggerPreviewView, triggerPreviewInput } from '@/lib/schemas/preview';
import { authorize } from '@/lib/server/auth/authorize';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { type BaselineTraffic, readBaselineTraffic } from '@/lib/server/telemetry/read-baseline-traffic';
import { fetchFeature } from './internal';

const DAYS = 30;
/** Typing asks again and again, and a minute more of a month changes nothing. */
const KEPT_MS = 5 * 60_000;
const MOST_KEPT = 4;
const kept = new Map<string, { at: number; traffic: Promise<BaselineTraffic> }>();

/**
 * What the feature's own baseline traffic says of each trigger: how often it would have fired though nothing was worse, and
 * how soon it would see something. Nothing is written. A caller who went away stops it.
 */
export async function previewTriggers(
  actor: Actor,
  key: string,
  { triggers, metricsToWatch, share, stage }: z.output<typeof triggerPreviewInput>,
  signal: AbortSignal,
): Promise<TriggerPreviewView> {
  authorize(actor, 'feature:read');
  const feature = await fetchFeature(prismaClient(), key);
  const { rows, lately } = feature.live
    ? await trafficOf(feature.id, feature.live.id, new Date())
    : { rows: [], lately: [] };
  const reference = yardsticksOf(
    (lately.length > 0 ? lately : rows).map(({ rollup }) => rollup),
    false,
  );
  const setup = watchSetup(
    { triggers, metricsToWatch, tolerances: {} },
    { ...reference, isCapped: false, slices: [] },
  );
  const whole = emptyRollup();
  for (const { rollup } of rows) mergeInto(whole, rollup);
  const views: TriggerPreviewView['triggers'] = [];
  for (const watched of setup.triggers) {
    // The same seed each time: an answer that changes by itself would look like one that was changed by typing.
    const played: PlayedDay[] = [];
    for (const day of playDays(rows, watched, setup, { share, random: new RandomStream(1, 2, 3) })) {
      played.push(day);
      // Who else is served by this process is not to wait for a month of traffic.
      await otherWork();
      if (signal.aborted) return { triggers: views };
    }
    const detectable = detectableWithin(watched, setup, { share, latency: whole.latency });
    views.push({
      id: watched.trigger.id,
      firings: firingsSentence(watched.trigger, countFirings(played), DAYS),
      detectable: detectableSentence(watched.trigger, detectable, stage),
    });
  }
  return { triggers: views };
}

function trafficOf(featureId: string, versionId: string, now: Date): Promise<BaselineTraffic> {
  const name = `${featureId} ${versionId}`;
  const known = kept.get(name);
  if (known && now.getTime() - known.at < KEPT_MS) return known.traffic;
  const traffic = readBaselineTraffic(featureId, versionId, DAYS, now);
  kept.delete(name);
  kept.set(name, { at: now.getTime(), traffic });
  // What could not be read is asked for again.
  traffic.catch(() => kept.delete(name));
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return traffic;
}
