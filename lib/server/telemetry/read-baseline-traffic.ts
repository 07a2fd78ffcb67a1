import type { TrafficRow } from '@/lib/core/watch/preview-trigger';
import { mergeBy, readRollups } from './read-rollups';

const MINUTE_MS = 60_000;
const HALF_HOUR_MS = 30 * MINUTE_MS;
const DAY_MS = 86_400_000;
/** By the minute, where minutes are kept; further back half hours are enough, and a thirtieth of the rows. */
const MINUTE_DAYS = 7;

export interface BaselineTraffic {
  /** In the order of time. */
  rows: TrafficRow[];
  /** Of them those of the last 24 h by the minute: what a release that went live now would freeze its yardsticks from. */
  lately: TrafficRow[];
}

/** What a version showed in the last so many days, whatever release or stage it was served in. */
export async function readBaselineTraffic(
  featureId: string,
  versionId: string,
  days: number,
  now: Date,
): Promise<BaselineTraffic> {
  const nowMs = Math.floor(now.getTime() / HALF_HOUR_MS) * HALF_HOUR_MS;
  const turn = new Date(nowMs - MINUTE_DAYS * DAY_MS);
  const [older, newer] = await Promise.all([
    readRollups({ featureId, from: new Date(nowMs - days * DAY_MS), to: turn }, HALF_HOUR_MS, false),
    readRollups({ featureId, from: turn }, MINUTE_MS, false),
  ]);
  const own = [...older.rows, ...newer.rows].filter((row) => row.versionId === versionId);
  const rows = [...mergeBy(own, (row) => row.startsAtMs)]
    .map(([startsAtMs, rollup]) => ({ startsAtMs, rollup }))
    .sort((a, b) => a.startsAtMs - b.startsAtMs);
  return { rows, lately: rows.filter(({ startsAtMs }) => startsAtMs >= now.getTime() - DAY_MS) };
}
