let since: Date | null = null;

/** When the oldest notification that waits was written, as this process saw it last. */
export const oldestWaiting = {
  set(at: Date | null): void {
    since = at;
  },
  seconds(nowMs: number): number {
    return since === null ? 0 : Math.max(0, (nowMs - since.getTime()) / 1000);
  },
};
