/** How many failures are borne within the window, from its first failure on. */
interface Limit {
  failures: number;
  windowMs: number;
}

/** Counts failures by name, in the memory of this process. Time is an argument. */
export class AttemptLimit {
  private readonly counts = new Map<string, { failures: number; since: number }>();

  constructor(
    private readonly limit: Limit,
    private readonly maxNames = 10_000,
  ) {}

  isExceeded(name: string, nowMs: number): boolean {
    const count = this.current(name, nowMs);
    return count !== undefined && count.failures >= this.limit.failures;
  }

  fail(name: string, nowMs: number): void {
    const count = this.current(name, nowMs);
    if (count) count.failures += 1;
    else this.begin(name, nowMs);
  }

  succeed(name: string): void {
    this.counts.delete(name);
  }

  private current(name: string, nowMs: number) {
    const count = this.counts.get(name);
    return count && nowMs - count.since < this.limit.windowMs ? count : undefined;
  }

  // A flood of made-up names must not fill the memory: the oldest gives way.
  private begin(name: string, nowMs: number): void {
    this.counts.delete(name);
    const oldest = this.counts.size >= this.maxNames ? this.counts.keys().next().value : undefined;
    if (oldest !== undefined) this.counts.delete(oldest);
    this.counts.set(name, { failures: 1, since: nowMs });
  }
}
