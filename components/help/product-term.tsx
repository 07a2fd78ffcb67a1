import { Term } from '@/components/ui/term';

/** Why each is there, in one sentence: what a newcomer needs to know to read on. */
const MEANINGS = {
  baseline:
    'The version that is live now: what the candidate is compared with, and what a rollback goes back to.',
  candidate: 'The version that is being rolled out; only promotion gives it to more requests.',
  cohort:
    'A rule on who may get the candidate, by tenant, region or the like, with a share: whoever has it keeps it.',
  comparable:
    'Requests whose version was decided by chance in this release: only they say what the candidate itself changed.',
  evidence:
    'How many times likelier the numbers are if the claim (worse, or no worse) holds than if it does not: 1 to 1 says nothing, 20 to 1 is a lot.',
  gate: 'The checks that a stage must pass to be left: inconclusive is not pass, and no data is not pass.',
  'monitoring query':
    'The exact query by which this release is watched: one that has never answered would be found out too late.',
  near: 'At least 70 % of the way from no evidence to where the trigger acts; promotion waits until it acts or withdraws.',
  recovery:
    'A rollback is over when traffic shows that nobody has the candidate any more, and the owner says that all is well again.',
  'rollback trigger':
    'Acts by itself when the candidate is worse than was agreed before anybody saw a number, also at night and while it is held.',
  'sign-off':
    'One person who did not make the candidate looks at quality, cost, errors and latency before everybody gets it.',
  suspect:
    'A cohort in which the candidate looks worse than the baseline beside it; of those listed at most 1 in 10 is chance, on average.',
  tolerance:
    'How much worse than the baseline a candidate may be and still pass: its trigger’s margin, or what is usual for the metric.',
} as const;

export interface ProductTermProps {
  term: keyof typeof MEANINGS;
  /** The word as the sentence needs it; the term itself when left out. */
  children?: string;
}

/** One of the words of the product, which says what it means. */
export function ProductTerm({ term, children = term }: ProductTermProps) {
  return <Term meaning={MEANINGS[term]}>{children}</Term>;
}
