import { formatLength } from '@/lib/core/release/format-length';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import type { PlanPreviewView } from '@/lib/schemas/preview';

/** What a preview was counted on, and what it leaves out. */
export function previewSource({ requests, keyless, sampled, coveredHours }: PlanPreviewView): string {
  return [
    coveredHours < 23
      ? `Traffic of the last ${formatLength(coveredHours * 60)}, reckoned to a day.`
      : 'Traffic of the last 24 h.',
    ...(sampled < 1
      ? [`Counted on an even sample of ${formatCount(Math.round(sampled * 1000) / 10)} % of it.`]
      : []),
    ...(keyless > 0
      ? [
          `${formatCount(keyless)} of ${formatCount(requests)} requests carry no targeting key: they always get the baseline.`,
        ]
      : []),
  ].join(' ');
}
