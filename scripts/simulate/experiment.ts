import type { RandomStream } from '@/lib/core/random/random-stream';

export interface Case {
  name: string;
  /** One simulated release: the numbers that the report needs of it. */
  run(random: RandomStream): number[];
}

export interface Findings {
  lines: string[];
  /** Bounds that do not hold, a sentence each. */
  faults: string[];
}

export interface Experiment {
  title: string;
  /** Runs of each case, as a part of what was asked for. */
  part: number;
  cases: readonly Case[];
  /** `rows[c][k]`: what run k of case c answered. */
  report(rows: readonly (readonly number[][])[]): Findings;
}
