import type { NoteContent } from '../note';

/** The note's free texts. */
export const TEXT_FIELDS = ['change', 'expectedGain', 'primaryRisk'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];
export type NoteTexts = Pick<NoteContent, TextField>;

/** One way in which a text says less than it seems to. Advice: nothing waits for it. */
export interface VagueRule {
  code: string;
  /** What it is about, for a list of rules. */
  label: string;
  fields: readonly TextField[];
  /** The vague words as they stand in the text; null when there are none. */
  find: (text: string, texts: NoteTexts) => string | null;
  /** What is missing, in a sentence that quotes them. */
  sentence: (quote: string) => string;
  /** How it could be said instead. */
  example: string;
  /** Asked only where no other rule has found anything. */
  isLast?: true;
}

export interface TextAdvice {
  code: string;
  field: TextField;
  message: string;
  example: string;
}
