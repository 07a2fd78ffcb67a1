import { z } from 'zod';
import { SOURCE_KINDS } from '@/lib/core/monitoring/monitoring-query';
import { type NoteContent, STAGE_KINDS } from '@/lib/core/release/note';
import { METRIC_IDS } from '@/lib/core/telemetry/metric';
import type { DraftFields } from './draft-fields';

/** A draft that this browser keeps while the server does not have it. */
export interface KeptDraft {
  at: string;
  fields: DraftFields;
}

// Only the outline: a cohort or an address typed by half is worth keeping, and is checked again before it is saved.
const outline = z.looseObject({
  change: z.string(),
  expectedGain: z.string(),
  primaryRisk: z.string(),
  dashboardUrl: z.string(),
  metricsToWatch: z.array(z.enum(METRIC_IDS)),
  tolerances: z.partialRecord(z.enum(METRIC_IDS), z.number()).default({}),
  triggers: z.array(z.looseObject({ id: z.string(), metric: z.enum(METRIC_IDS), threshold: z.number() })),
  monitoringQuery: z
    .union([
      z.looseObject({ metric: z.enum(METRIC_IDS), windowMinutes: z.number() }),
      z.looseObject({
        ...{ source: z.string(), kind: z.enum(SOURCE_KINDS), query: z.string() },
        ...{ windowMinutes: z.number(), unit: z.string() },
      }),
    ])
    .nullable(),
  plan: z.object({ stages: z.array(z.looseObject({ kind: z.enum(STAGE_KINDS), name: z.string() })) }),
});

const kept = z.object({
  at: z.string(),
  fields: z.object({
    title: z.string(),
    ownerId: z.string().nullable(),
    candidateVersionId: z.string().nullable(),
    note: z.custom<NoteContent>((value) => outline.safeParse(value).success),
  }),
});

const keyOf = (releaseId: string) => `sluice.draft.${releaseId}`;

export function keepDraft(releaseId: string, fields: DraftFields, now: Date): void {
  try {
    localStorage.setItem(keyOf(releaseId), JSON.stringify({ at: now.toISOString(), fields }));
  } catch {
    // Storage is full or refused by the browser: the page itself still holds the draft.
  }
}

export function forgetDraft(releaseId: string): void {
  try {
    localStorage.removeItem(keyOf(releaseId));
  } catch {
    // As above.
  }
}

/** Null when nothing is kept, or what is kept cannot be read any more. */
export function readKeptDraft(releaseId: string): KeptDraft | null {
  try {
    const text = localStorage.getItem(keyOf(releaseId));
    const parsed = text === null ? null : kept.safeParse(JSON.parse(text));
    return parsed?.success ? parsed.data : null;
  } catch {
    return null;
  }
}
