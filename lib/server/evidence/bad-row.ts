import type { z } from 'zod';
import { DomainError } from '@/lib/core/domain-error';

/** The refusal of a whole file for one thing in it: where it is, which field, what is wrong. */
export function badRow(place: string, field: string, message: string, about = field): DomainError {
  const where = field === '' ? place : `${place}, ${field}`;
  const text = `${where}: ${message}`;
  return new DomainError(
    'invalid_input',
    `${text}. Nothing of the file was kept.`,
    'bad_row',
    [{ code: 'bad_row', field: where, message }],
    { place, field: about },
  );
}

/** The same of what a schema found in the row: all fields that are missing, else the first fault. */
export function badRowOf(place: string, error: z.ZodError, row: unknown): DomainError {
  const missing = error.issues
    .filter(({ path }) => path.length > 0 && valueAt(row, path) === undefined)
    .map(({ path }) => path.map(String).join('.'));
  if (missing.length > 0) {
    const names = missing.join(', ');
    return badRow(place, '', `${names} ${missing.length === 1 ? 'is' : 'are'} missing`, names);
  }
  const [issue] = error.issues;
  return badRow(place, issue?.path.map(String).join('.') ?? '', issue?.message ?? 'not readable');
}

function valueAt(row: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    row,
  );
}
