import { diffLines } from 'diff';

export interface DiffLine {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Two configs as JSON, line by line. Keys are sorted first, so that only content counts; null is no config. */
export function configDiff(before: unknown, after: unknown): DiffLine[] {
  return diffLines(written(before), written(after)).flatMap(({ added, removed, value }) =>
    value
      .replace(/\n$/, '')
      .split('\n')
      .filter((text, _i, lines) => lines.length > 1 || text !== '')
      .map((text): DiffLine => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text })),
  );
}

function written(config: unknown): string {
  return config === null || config === undefined ? '' : `${JSON.stringify(sorted(config), null, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}
