import { env } from '../env';
import type { SpanSeconds } from './rollup-home';

const DAY_MS = 86_400_000;

/** From when on rows of this span are kept: whole days (UTC), since days are what is dropped. */
export function keptFrom(span: SpanSeconds, nowMs: number): number {
  const { SLUICE_BLOCK_DAYS, SLUICE_MINUTE_DAYS, SLUICE_HISTORY_DAYS } = env();
  const days = {
    5: SLUICE_BLOCK_DAYS,
    60: SLUICE_MINUTE_DAYS,
    1800: SLUICE_HISTORY_DAYS,
    21600: SLUICE_HISTORY_DAYS,
  }[span];
  return daysBefore(nowMs, days);
}

/** From when on raw events, their outcomes and the ids that were counted are kept. */
export function rawKeptFrom(nowMs: number): number {
  return daysBefore(nowMs, env().SLUICE_RAW_DAYS);
}

/** From when on ClickHouse keeps raw events, where there is one. */
export function samplesKeptFrom(nowMs: number): number {
  return daysBefore(nowMs, env().SLUICE_SAMPLE_DAYS);
}

/** From when on raw events have their texts. */
export function rawTextsKeptFrom(nowMs: number, retentionDays: number): number {
  return daysBefore(nowMs, retentionDays);
}

function daysBefore(nowMs: number, days: number): number {
  return (Math.floor(nowMs / DAY_MS) - days) * DAY_MS;
}
