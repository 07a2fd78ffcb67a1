import { formatCount } from '../telemetry/format-metric';

/**
 * The first `most` characters (UTF-16 units), with a note of how long the text was; a shorter text whole. No half of a pair
 * is left in either, since the database takes none.
 */
export function cutTextAt(text: string, most: number, wholeLength = text.length): string {
  if (text.length <= most) return text.toWellFormed();
  const kept = text
    .slice(0, most)
    .toWellFormed()
    .replace(/\uFFFD$/u, '');
  return `${kept}\n[cut: ${formatCount(wholeLength)} characters in all]`;
}
