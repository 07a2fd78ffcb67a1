import { redactKnown, replacementOf } from '@/lib/core/review/redact-known';
import type { ReviewSettings } from '@/lib/core/review/review-settings';
import { type CompiledRedaction, compileRedaction } from './custom-redaction';

export interface RedactedText {
  text: string;
  /** What was found, and how often, by the name that stands in its place. */
  found: Record<string, number>;
}

export type Redact = (text: string) => RedactedText;

/** Stands for a whole text in which a pattern could not be looked for to the end in its time. */
const WITHHELD = 'withheld';

// One search takes a time that grows with the text; one after every finding may take it by the square. What the costliest
// pattern takes for a search through all of it (custom-redaction.ts), and what the machine's moods may add.
const mostMs = (text: string): number => 10 + text.length / 400;

/** Takes out of a text what the settings say: the patterns of people first, which know best what they look for. */
export function redactorOf({ redact, patterns }: Pick<ReviewSettings, 'redact' | 'patterns'>): Redact {
  const compiled = patterns.map(compileRedaction).filter((one) => typeof one !== 'string');
  return (text) => {
    const found: Record<string, number> = {};
    let left = text;
    for (const redaction of compiled) {
      const replaced = replaceAll(left, redaction, found);
      if (replaced === null) return { text: replacementOf(WITHHELD), found: { [WITHHELD]: 1 } };
      left = replaced;
    }
    const known = redactKnown(left, redact);
    return { text: known.text, found: { ...found, ...known.found } };
  };
}

/** Null where its time is over. */
function replaceAll(
  text: string,
  { name, pattern }: CompiledRedaction,
  found: Record<string, number>,
): string | null {
  const from = process.cpuUsage();
  const most = mostMs(text);
  const matcher = pattern.matcher(text);
  let left = '';
  let after = 0;
  while (matcher.find()) {
    const [start, end] = [matcher.start(), matcher.end()];
    if (process.cpuUsage(from).user > most * 1_000) return null;
    if (end === start) continue;
    found[name] = (found[name] ?? 0) + 1;
    left += text.slice(after, start) + replacementOf(name);
    after = end;
  }
  return left + text.slice(after);
}
