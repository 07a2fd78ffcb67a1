import { formatCount } from '../telemetry/format-metric';

/** The first `most` characters (UTF-16 units, no half pair), with a note of how long the text was; whole texts as they are. */
export function cutTextAt(text: string, most: number, wholeLength = text.length): string {
  if (text.length <= most) return text;
  const kept = text
    .slice(0, most)
    .toWellFormed()
    .replace(/\uFFFD$/u, '');
  return `${kept}\n[cut: ${formatCount(wholeLength)} characters in all]`;
}
