import { redactKnown, replacementOf } from '@/lib/core/review/redact-known';
import type { ReviewSettings } from '@/lib/core/review/review-settings';
import { type CompiledRedaction, compileRedaction } from './custom-redaction';

export interface RedactedText {
  text: string;
  /** What was found, and how often, by the name that stands in its place. */
  found: Record<string, number>;
}

export type Redact = (text: string) => RedactedText;

/** Takes out of a text what the settings say: the patterns of people first, which know best what they look for. */
export function redactorOf({ redact, patterns }: Pick<ReviewSettings, 'redact' | 'patterns'>): Redact {
  const compiled = patterns.map(compileRedaction).filter((one) => typeof one !== 'string');
  return (text) => {
    const found: Record<string, number> = {};
    let left = text;
    for (const redaction of compiled) left = replaceAll(left, redaction, found);
    const known = redactKnown(left, redact);
    return { text: known.text, found: { ...found, ...known.found } };
  };
}

function replaceAll(
  text: string,
  { name, pattern }: CompiledRedaction,
  found: Record<string, number>,
): string {
  const matcher = pattern.matcher(text);
  let left = '';
  let after = 0;
  while (matcher.find()) {
    const [start, end] = [matcher.start(), matcher.end()];
    if (end === start) continue;
    found[name] = (found[name] ?? 0) + 1;
    left += text.slice(after, start) + replacementOf(name);
    after = end;
  }
  return left + text.slice(after);
}
