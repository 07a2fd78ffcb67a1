import { ReviewSampler } from '@/lib/server/review/review-sampler';
import type { IngestMemory } from '@/lib/server/telemetry/commit-ingest';
import { SliceRegistry } from '@/lib/server/telemetry/slice-registry';

/** Of a process that has just begun. */
export function newIngestMemory(): IngestMemory {
  return { slices: new SliceRegistry(), sampler: new ReviewSampler() };
}
