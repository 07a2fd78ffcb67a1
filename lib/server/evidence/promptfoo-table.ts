import { promptfooTableRow } from '@/lib/schemas/promptfoo';
import { badRowOf } from './bad-row';

/** A row of version 2's table as results of version 3. The table's head names the variables. */
export function resultsOfTable(place: string, testIdx: number, value: unknown, head: unknown): unknown[] {
  const parsed = promptfooTableRow.safeParse(value);
  if (!parsed.success) throw badRowOf(place, parsed.error, value);
  const { test, outputs, vars: values } = parsed.data;
  const names = namesOf(head);
  const vars = test?.vars ?? Object.fromEntries(names.map((name, index) => [name, values?.[index]]));
  return outputs.map(({ text, provider, pass, error, failureReason, ...output }, promptIdx) => {
    // Before failures had a reason, what was never graded had errored, and its text is the error.
    const errored = failureReason === 2 || (failureReason == null && !pass && !output.gradingResult);
    const shown = errored ? null : withoutReason(text, output.gradingResult?.reason);
    return {
      ...output,
      ...{ promptIdx, testIdx, vars, testCase: test, success: pass, failureReason: errored ? 2 : 0 },
      provider: provider ?? null,
      response: { output: shown, tokenUsage: output.tokenUsage },
      error: errored ? (error ?? String(text).split(DIVIDER)[0]) : null,
    };
  });
}

const DIVIDER = '\n---\n';

/** The table shows a failure's reason in front of the output. */
function withoutReason(text: unknown, reason: string | null | undefined): unknown {
  const front = `${reason}${DIVIDER}`;
  return typeof text === 'string' && text.startsWith(front) ? text.slice(front.length) : text;
}

function namesOf(head: unknown): string[] {
  const vars = typeof head === 'object' && head !== null && 'vars' in head ? head.vars : [];
  return Array.isArray(vars) ? vars.map(String) : [];
}
