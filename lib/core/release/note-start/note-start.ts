import type { NoteContent } from '../note';

/** A note to begin with, and in words what it brings and what it leaves to be written. */
export interface NoteStart {
  note: NoteContent;
  /** What is in it, each as one line. */
  brings: StartPart[];
  /** What was not taken, and why. */
  leaves: string[];
}

export interface StartPart {
  name: string;
  words: string;
}
