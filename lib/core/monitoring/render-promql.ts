import { isPlaceholder, PLACEHOLDERS, type PlaceholderValues } from './placeholders';
import type { Piece } from './read-template';

/**
 * The query with its values: labels escaped for the quotes they stand in, instants in seconds since 1970, lengths as
 * durations ("120s"). Expects a template without faults.
 */
export function renderPromql(pieces: readonly Piece[], values: PlaceholderValues): string {
  return pieces.map((piece) => (piece.kind === 'text' ? piece.text : write(piece, values))).join('');
}

function write(piece: Extract<Piece, { kind: 'placeholder' }>, values: PlaceholderValues): string {
  if (!isPlaceholder(piece.name)) throw new RangeError(`No placeholder is called ${piece.name}`);
  const value = values[piece.name];
  switch (PLACEHOLDERS[piece.name]) {
    case 'instant':
      return String(Number(value) / 1000);
    case 'length':
      return `${Number(value)}s`;
    case 'text': {
      if (piece.place !== 'matcher' && piece.place !== 'regex')
        throw new RangeError('A label outside a matcher');
      const text = piece.place === 'regex' ? escapeRegex(String(value)) : String(value);
      return escapeString(text, piece.quote);
    }
  }
}

/** RE2: every character that means something to it. */
function escapeRegex(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}

/** As in Go: nothing that ends the string, or the line, stays as it is. */
function escapeString(text: string, quote: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replace(/\p{Cc}/gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
