import { promptfooTableRow } from '@/lib/schemas/promptfoo';
import { badRowOf } from './bad-row';

/** A row of version 2's table as results of version 3. The table's head names the variables. */
export function resultsOfTable(place: string, testIdx: number, value: unknown, head: unknown): unknown[] {
  const parsed = promptfooTableRow.safeParse(value);
  if (!parsed.success) throw badRowOf(place, parsed.error);
  const { test, outputs, vars: values } = parsed.data;
  const names = namesOf(head);
  const vars = test?.vars ?? Object.fromEntries(names.map((name, index) => [name, values?.[index]]));
  return outputs.map(({ text, provider, pass, error, failureReason, ...output }, promptIdx) => ({
    ...output,
    ...{ promptIdx, testIdx, vars, error, testCase: test },
    provider: provider ?? null,
    response: { output: text, tokenUsage: output.tokenUsage },
    success: pass,
    // Before failures had a reason, what was never graded had errored.
    failureReason: failureReason ?? (error && !output.gradingResult ? 2 : 0),
  }));
}

function namesOf(head: unknown): string[] {
  const vars = typeof head === 'object' && head !== null && 'vars' in head ? head.vars : [];
  return Array.isArray(vars) ? vars.map(String) : [];
}
