import type { KnownRedaction } from '@/lib/core/review/review-settings';

export const REDACTION_WORDS: Readonly<Record<KnownRedaction, { label: string; hint: string }>> = {
  email: { label: 'E-mail addresses', hint: 'ada@example.org' },
  phone: { label: 'Phone numbers', hint: '+49 30 1234567, (415) 555-2671' },
  card: { label: 'Card numbers', hint: 'Those whose check digit is right' },
  iban: { label: 'IBANs', hint: 'Of a country’s length, check digits right' },
  ip: { label: 'IP addresses', hint: '203.0.113.9, 2001:db8::1' },
  token: { label: 'Tokens and keys', hint: 'Bearer …, sk-…, JSON web tokens' },
};

/** In the order in which they are shown. */
export const REDACTION_ORDER: readonly KnownRedaction[] = ['email', 'phone', 'card', 'iban', 'ip', 'token'];

export type ReviewNumber =
  | 'sampleSize'
  | 'itemsPerArm'
  | 'perCohort'
  | 'reviewsEach'
  | 'longestText'
  | 'retentionDays';

export interface NumberWords {
  field: ReviewNumber;
  label: string;
  unit: string;
  hint: string;
}

export const DRAWN_NUMBERS: readonly NumberWords[] = [
  {
    field: 'sampleSize',
    label: 'Sample',
    unit: 'outputs',
    hint: 'Kept of each version, stage and cohort.',
  },
  {
    field: 'itemsPerArm',
    label: 'To judge of each arm',
    unit: 'outputs',
    hint: 'In each stage, for the gate and the triggers.',
  },
  {
    field: 'perCohort',
    label: 'At least of each cohort',
    unit: 'outputs',
    hint: 'More are drawn where a cohort has fewer; they count for it alone.',
  },
  {
    field: 'reviewsEach',
    label: 'Reviews of each output',
    unit: 'people',
    hint: 'Two say how far reviewers agree.',
  },
];

export const TEXT_NUMBERS: readonly NumberWords[] = [
  {
    field: 'longestText',
    label: 'Longest text',
    unit: 'characters',
    hint: 'A longer one is cut, and says so.',
  },
  {
    field: 'retentionDays',
    label: 'Texts are kept for',
    unit: 'days',
    hint: 'Then inputs and outputs are erased; verdicts and numbers stay.',
  },
];
