import { hash } from 'node:crypto';
import { cutTextAt } from '@/lib/core/review/cut-text-at';
import { priorityOf } from '@/lib/core/review/priority-of';
import { DEFAULT_REVIEW_SETTINGS, type ReviewSettings } from '@/lib/core/review/review-settings';
import { redactorOf } from './redactor';

/** As it is stored: settings that nobody has saved yet are absent. */
export interface StoredSampling {
  settings: Partial<ReviewSettings>;
  seed: string;
}

/** What ingest does with texts and samples, by the settings in force. */
export interface Sampling {
  sampleSize: number;
  /** In [0, 1), of an event by what it is remembered by (event-key.ts). */
  priorityOf: (eventKey: string) => number;
  /** A text as it may be stored. */
  keptText: (text: string) => string;
}

export function samplingOf({ settings, seed }: StoredSampling): Sampling {
  const { sampleSize, longestText, redact, patterns } = { ...DEFAULT_REVIEW_SETTINGS, ...settings };
  const redactText = redactorOf({ redact, patterns });
  return {
    sampleSize,
    // The seed has one length and so does a key: no two pairs of them are one text.
    priorityOf: (eventKey) => priorityOf(hash('sha256', `${seed}${eventKey}`)),
    // Redacted as a whole, so that what lies across the end of what is kept is found.
    keptText: (text) => cutTextAt(redactText(text).text, longestText, text.length),
  };
}
