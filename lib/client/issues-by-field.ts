import type { FieldIssue } from '@/lib/core/domain-error';

/** The first sentence for each field, to be shown beside it. Fields are dotted paths as the server names them. */
export function issuesByField(issues: readonly FieldIssue[]): Record<string, string> {
  const byField: Record<string, string> = {};
  for (const issue of issues) byField[issue.field] ??= issue.message;
  return byField;
}
