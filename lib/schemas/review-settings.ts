import { z } from 'zod';
import { KNOWN_REDACTIONS, type ReviewSettings } from '@/lib/core/review/review-settings';
import { isStorable, STORABLE_FAULT } from './storable';

const whole = (min: number, max: number) =>
  z
    .number('Give a number')
    .int('Give a whole number')
    .min(min, `At least ${min.toLocaleString('en-US')}`)
    .max(max, `At most ${max.toLocaleString('en-US')}`);

const redaction = z.strictObject({
  name: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9 _-]{0,39}$/i, 'A letter first; then letters, digits, blanks, _ and -; at most 40'),
  pattern: z
    .string()
    .min(1, 'Write the pattern')
    .max(200, 'At most 200 characters')
    .refine(isStorable, STORABLE_FAULT),
});

const redactionFields = {
  redact: z.strictObject(
    Object.fromEntries(KNOWN_REDACTIONS.map((kind) => [kind, z.boolean()])) as Record<
      (typeof KNOWN_REDACTIONS)[number],
      z.ZodBoolean
    >,
  ),
  patterns: z.array(redaction).max(10, 'At most 10'),
};

/** What is sampled for review, and how texts are kept. Whether a pattern can be looked for is asked of the engine that does. */
export const reviewSettingsInput = z
  .strictObject({
    sampleSize: whole(20, 2_000),
    itemsPerArm: whole(5, 1_000),
    perCohort: whole(0, 200),
    reviewsEach: whole(1, 5),
    longestText: whole(500, 50_000),
    retentionDays: whole(1, 365),
    ...redactionFields,
  })
  .refine(({ itemsPerArm, sampleSize }) => itemsPerArm <= sampleSize, {
    path: ['itemsPerArm'],
    message: 'At most as many as are sampled',
  })
  .refine(({ perCohort, sampleSize }) => perCohort <= sampleSize, {
    path: ['perCohort'],
    message: 'At most as many as are sampled',
  }) satisfies z.ZodType<ReviewSettings>;
export type ReviewSettingsInput = z.infer<typeof reviewSettingsInput>;

/** A text, and how it is asked to be redacted. */
export const redactionPreviewInput = z.strictObject({
  text: z.string().max(20_000, 'At most 20,000 characters'),
  ...redactionFields,
});
export type RedactionPreviewInput = z.infer<typeof redactionPreviewInput>;

export interface RedactionPreviewView {
  text: string;
  /** How often each was found, by the name that stands in its place. */
  found: Record<string, number>;
}

export interface ReviewSettingsView extends ReviewSettings {
  savedAt: string;
}

/** One stratum of a release's samples. */
export interface StratumView {
  stageIndex: number;
  versionId: string;
  cohort: string;
  requests: number;
  sampled: number;
  /** How many requests a sampled one stands for; null while none is sampled. */
  weight: number | null;
}
