/** What Sluice knows how to find in a text, in the order in which it looks. */
export const KNOWN_REDACTIONS = ['token', 'email', 'iban', 'card', 'ip', 'phone'] as const;
export type KnownRedaction = (typeof KNOWN_REDACTIONS)[number];

export interface CustomRedaction {
  /** Stands in the text instead of what was found: `[name]`. */
  name: string;
  /** In the syntax of RE2. */
  pattern: string;
}

export interface ReviewSettings {
  /** Samples a stratum (release, stage, version, cohort). */
  sampleSize: number;
  /** Outputs to judge of each arm and stage. */
  itemsPerArm: number;
  /** Beyond those, so that each cohort has this many. */
  perCohort: number;
  /** People who judge each output. */
  reviewsEach: number;
  /** Of a stored text, in characters. */
  longestText: number;
  /** After so many days texts are forgotten; verdicts stay. */
  retentionDays: number;
  redact: Record<KnownRedaction, boolean>;
  patterns: CustomRedaction[];
}

export const DEFAULT_REVIEW_SETTINGS: ReviewSettings = {
  sampleSize: 200,
  itemsPerArm: 100,
  perCohort: 10,
  reviewsEach: 2,
  longestText: 20_000,
  retentionDays: 30,
  redact: { token: true, email: true, iban: true, card: true, ip: true, phone: true },
  patterns: [],
};
