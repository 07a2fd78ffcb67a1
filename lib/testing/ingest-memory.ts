import type { IngestMemory } from '@/lib/server/telemetry/commit-ingest';
import { ReviewSampler } from '@/lib/server/telemetry/review-sampler';
import { SliceRegistry } from '@/lib/server/telemetry/slice-registry';

/** Of a process that has just begun. */
export function newIngestMemory(): IngestMemory {
  return { slices: new SliceRegistry(), sampler: new ReviewSampler() };
}
