import { z } from 'zod';
import { MARKS, type Movement } from '@/lib/core/sign-off/movements';
import type { CostJump, SignOff } from '@/lib/core/sign-off/sign-off';
import type { MetricId, MetricValue } from '@/lib/core/telemetry/metric';

const marked = z
  .object({
    mark: z.enum(MARKS, { error: 'Mark it with one of the words' }),
    remark: z.string().trim().max(2000).default(''),
  })
  .strict();

export const signOffInput = z
  .object({
    seq: z.number().int().min(0).describe('The state the signer saw; another one answers 409.'),
    /** When the figures were read that the signer looked at, as the answer says. */
    readAt: z.iso.datetime(),
    movements: z.object({ quality: marked, cost: marked, errors: marked, latency: marked }).strict(),
    costExplanation: z.string().trim().max(2000).default(''),
  })
  .strict();
export type SignOffInput = z.output<typeof signOffInput>;

/** One figure of a movement, of the comparable requests of the stage. */
export interface SignOffFigure {
  metric: MetricId;
  baseline: MetricValue;
  candidate: MetricValue;
  /** "worse by 1.9 to 4.3 points", of a metric that the note watches; holds at every look at once. */
  interval: string | null;
}

export interface SignOffView {
  release: { id: string; title: string; seq: number; stageName: string; nextStageName: string };
  variants: { baseline: string; candidate: string };
  /** By movement; a metric that neither arm has told is absent. */
  figures: Record<Movement, SignOffFigure[]>;
  /** Comparable requests of the stage, by arm. */
  requests: { baseline: number; candidate: number };
  costJump: CostJump | null;
  /** When these figures were read. */
  readAt: string;
  /** Who made the candidate, as far as is known: a person, or an API key. */
  madeBy: string;
  signed: SignOff | null;
  /** What people refused; it stands until they sign again, or the note is revised. */
  refusals: SignOff[];
  /** Why the person who looks may not sign; null when they may. */
  refusal: string | null;
}
