import { z } from 'zod';
import type { ReviewFigures } from '@/lib/core/review/summarize-reviews';
import { type ItemKind, REVIEW_REASONS, VERDICTS } from '@/lib/core/review/verdict';
import { isStorable, STORABLE_FAULT } from './storable';

/** Of what is not acceptable at least one reason; the comment is for whoever reads the reviews. */
export const verdictInput = z.strictObject({
  verdict: z.enum(VERDICTS, { error: `One of ${VERDICTS.join(', ')}` }),
  reasons: z
    .array(z.enum(REVIEW_REASONS, { error: `One of ${REVIEW_REASONS.join(', ')}` }))
    .transform((reasons) => REVIEW_REASONS.filter((reason) => reasons.includes(reason)))
    .default([]),
  comment: z
    .string()
    .trim()
    .max(2000, 'At most 2,000 characters')
    .refine(isStorable, STORABLE_FAULT)
    .default(''),
});
export type VerdictInput = z.output<typeof verdictInput>;

/** The items that the browser has already and has not judged. */
export const queueInput = z.strictObject({ have: z.array(z.uuid()).max(200).default([]) });

/**
 * All that a reviewer is sent of an item. Nothing in it may tell which version made an output: no version, arm, cohort,
 * time, or place in the sample. Of a pair the outputs are A and B; the inputs are two only where they differ.
 */
export interface ReviewItemView {
  id: string;
  kind: ItemKind;
  inputs: (string | null)[];
  outputs: string[];
}

/** How far one person is with a release. */
export interface ReviewProgress {
  judged: number;
  /** What this person could judge now. */
  left: number;
  /** What needs somebody else. */
  waiting: number;
}

export interface ReviewQueue {
  items: ReviewItemView[];
  progress: ReviewProgress;
}

/** What is said of a release where its outputs are judged. The title is written by people. */
export interface ReviewHeading {
  releaseId: string;
  title: string;
  feature: { key: string; name: string };
  stageName: string;
}

export interface ReviewDeskEntry extends ReviewHeading {
  /** When the release came into this stage. */
  since: string;
  progress: ReviewProgress;
}

export interface ReviewSummary extends ReviewFigures {
  stageName: string;
  /** How many people judge an item. */
  reviewsEach: number;
}
