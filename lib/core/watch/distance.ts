import type { TrackReading } from './judge-watch';

/** From here on a trigger is near: most of the way to its mark, counted in the log of the evidence. */
export const NEAR = 0.7;

/** How far the evidence is on its way to its mark, 0..1; none and evidence against it are 0. */
export function distanceOf({ logE, threshold }: Pick<TrackReading, 'logE' | 'threshold'>): number {
  return Math.min(1, Math.max(0, (logE ?? 0) / threshold));
}

export function isNear(reading: Pick<TrackReading, 'logE' | 'threshold'>): boolean {
  return distanceOf(reading) >= NEAR;
}
