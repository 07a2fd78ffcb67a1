import { closeBlocks, coarsenBlocks } from '../telemetry/close-blocks';
import { dropOldTelemetry, preparePartitions } from '../telemetry/drop-old-telemetry';
import { rankSliceValues } from '../telemetry/rank-slice-values';
import { repeat } from './repeat';

const MINUTE_MS = 60_000;

/** Closes blocks as they end, adds them up, makes room for tomorrow and forgets what is too old. Answers how to stop. */
export function startTelemetryUpkeep(): () => Promise<void> {
  const stops = [
    repeat({
      name: 'The closing of blocks',
      everyMs: 1_000,
      lockKey: 727_369_013,
      async work() {
        await closeBlocks();
        await coarsenBlocks();
      },
    }),
    repeat({
      name: 'The ranking of slice values',
      everyMs: MINUTE_MS,
      lockKey: 727_369_014,
      work: rankSliceValues,
    }),
    repeat({
      name: 'The upkeep of partitions',
      everyMs: 10 * MINUTE_MS,
      lockKey: 727_369_015,
      async work(now) {
        await preparePartitions(now);
        await dropOldTelemetry(now);
      },
    }),
  ];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}
