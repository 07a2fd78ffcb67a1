import type { EventInput, OutcomeInput } from '@/lib/core/telemetry/event';
import type { EventAttribution } from '@/lib/core/telemetry/event-attribution';
import type { SampledAs } from '../review/sampled-as';

/** A checked event, with its feature, moment and attribution. */
export interface EventRow {
  feature_id: string;
  /** What it is remembered by (event-key.ts). */
  key: string;
  atMs: number;
  input: EventInput;
  attribution: EventAttribution;
  /** Where the active release's costs are cut. */
  costCapUsd: number | null;
  /** How it takes part in the drawing of samples for review; null when it does not. */
  sampledAs: SampledAs | null;
}

/** A checked outcome, with its feature and moment. */
export interface OutcomeRow {
  feature_id: string;
  atMs: number;
  input: OutcomeInput;
}
