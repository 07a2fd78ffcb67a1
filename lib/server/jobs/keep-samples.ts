import { prismaClient } from '../db/prisma-client';
import { readReviewSettings } from '../db/review-settings-row';
import { forgetTexts } from '../telemetry/forget-texts';
import { mergeStrata, trimSamples } from '../telemetry/trim-samples';
import { repeat } from './repeat';

const MINUTE_MS = 60_000;

/** Trims samples to their size, adds up what their strata saw, and forgets texts in time. Answers how to stop. */
export function startSampleUpkeep(): () => Promise<void> {
  const stops = [
    repeat({
      name: 'The trimming of samples',
      everyMs: MINUTE_MS,
      lockKey: 727_369_022,
      async work(now) {
        const { settings } = await readReviewSettings(prismaClient());
        await trimSamples(now, settings.sampleSize);
        await mergeStrata();
      },
    }),
    repeat({
      name: 'The forgetting of texts',
      everyMs: 15 * MINUTE_MS,
      lockKey: 727_369_023,
      async work(now) {
        const { settings } = await readReviewSettings(prismaClient());
        await forgetTexts(now, settings.retentionDays);
      },
    }),
  ];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}
