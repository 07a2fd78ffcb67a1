import type { SliceDimension } from '../stats/slice-weights';
import type { TailLines, Yardsticks } from './yardstick';

/** What a release is judged against, frozen when it goes live (rule 8). */
export interface WatchReference {
  /** Are costs cut at a cap before they are compared? */
  isCapped: boolean;
  yardsticks: Yardsticks;
  lines: TailLines;
  /** The context attributes of the reference window with their values' shares; OTHER_VALUE left out. */
  slices: SliceDimension[];
}

/** Of a release whose feature had no traffic before: its own first blocks make the yardsticks. */
export const NO_REFERENCE: WatchReference = { isCapped: false, yardsticks: {}, lines: {}, slices: [] };
