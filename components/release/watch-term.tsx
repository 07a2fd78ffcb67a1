import { Term } from '@/components/ui/term';

const MEANINGS = {
  evidence:
    'How many times likelier the numbers are if the claim (worse, or no worse) holds than if it does not: 1 to 1 says nothing, 20 to 1 is a lot.',
  near: 'At least 70 % of the way from no evidence to where the trigger acts; promotion waits until it acts or withdraws.',
  suspect:
    'A cohort in which the candidate looks worse than the baseline beside it; of those listed at most 1 in 10 is chance, on average.',
  tolerance:
    'How much worse than the baseline a candidate may be and still pass: its trigger’s margin, or what is usual for the metric.',
} as const;

export interface WatchTermProps {
  term: keyof typeof MEANINGS;
  /** The word as the sentence needs it; the term itself when left out. */
  children?: string;
}

/** One of the watch's few words of its own, which says what it means. */
export function WatchTerm({ term, children = term }: WatchTermProps) {
  return <Term meaning={MEANINGS[term]}>{children}</Term>;
}
