import { isPlaceholder, type Placeholder } from './placeholders';
import type { Piece } from './read-template';

export interface ParameterizedSql {
  text: string;
  /** What was written as a parameter, in order. */
  names: Placeholder[];
}

/**
 * The statement with `parameter` in the place of each placeholder, and no value in it. The semicolon at its end is
 * dropped, so that it can stand inside another. Expects a template without faults.
 */
export function renderSql(
  pieces: readonly Piece[],
  parameter: (name: Placeholder, index: number) => string,
): ParameterizedSql {
  const names: Placeholder[] = [];
  const written = pieces.map((piece) => {
    if (piece.kind === 'text') return piece.text;
    if (!isPlaceholder(piece.name)) throw new RangeError(`No placeholder is called ${piece.name}`);
    names.push(piece.name);
    return parameter(piece.name, names.length - 1);
  });
  return { text: withoutEnd(written.join('')), names };
}

function withoutEnd(text: string): string {
  return text.trimEnd().replace(/[;\s]+$/, '');
}
