import type { z } from 'zod';
import { DomainError } from '@/lib/core/domain-error';

/** The refusal of a whole file for one thing in it: where it is, which field, what is wrong. */
export function badRow(place: string, field: string, message: string): DomainError {
  const where = field === '' ? place : `${place}, ${field}`;
  const text = `${where}: ${message}`;
  return new DomainError(
    'invalid_input',
    `${text}. Nothing of the file was kept.`,
    'bad_row',
    [{ code: 'bad_row', field: where, message }],
    { place, field },
  );
}

/** The same of the first fault that a schema found. */
export function badRowOf(place: string, error: z.ZodError): DomainError {
  const [issue] = error.issues;
  return badRow(place, issue?.path.map(String).join('.') ?? '', issue?.message ?? 'not readable');
}
