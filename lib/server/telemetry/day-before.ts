const DAY_MS = 24 * 3_600_000;

/** The 24 h until then: what a recovery is held against. */
export function dayBefore(instant: Date): { from: Date; to: Date } {
  return { from: new Date(instant.getTime() - DAY_MS), to: instant };
}
