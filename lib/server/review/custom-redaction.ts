import { RE2JS } from 're2js';
import type { CustomRedaction } from '@/lib/core/review/review-settings';

export type CompiledRedaction = { name: string; pattern: RE2JS };

// What a pattern costs is its program's length times the text's. Measured: 20,000 characters that fit it badly, below 50 ms.
const LONGEST_PROGRAM = 100;

/** The pattern, ready to be looked for in a time that grows with the text's length alone; a text says what is wrong with it. */
export function compileRedaction({ name, pattern }: CustomRedaction): CompiledRedaction | string {
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(pattern);
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^error parsing regexp: /u, '') : 'unreadable';
    return `This is no pattern in the syntax of RE2: ${why}.`;
  }
  if (compiled.matcher('').find()) return 'This pattern finds the empty text, which is everywhere.';
  if (compiled.programSize() > LONGEST_PROGRAM)
    return 'This pattern is too costly to look for in every text. Repeat fewer things, fewer times.';
  return { name, pattern: compiled };
}
