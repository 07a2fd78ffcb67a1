import type { WatchFacts } from './gate-facts';

/** Nothing near, nothing waiting, and chance gave the arms what it was to give them. */
export const QUIET: WatchFacts = {
  near: [],
  waiting: [],
  tolerances: [],
  assigned: { candidate: 590, baseline: 610, share: 0.5 },
};
