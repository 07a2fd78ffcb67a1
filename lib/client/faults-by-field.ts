import type { z } from 'zod';

/** The first sentence for each field of an input that a schema refused. Fields are dotted paths. */
export function faultsByField(error: z.ZodError): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const issue of error.issues) faults[issue.path.join('.')] ??= issue.message;
  return faults;
}
