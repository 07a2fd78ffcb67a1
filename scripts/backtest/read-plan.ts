import { readFileSync } from 'node:fs';
import { parseNote } from '@/lib/core/release/note-markdown/parse-note';
import { type BacktestNote, backtestNote } from '@/lib/schemas/backtest';

const READ_SECTIONS = ['plan', 'triggers', 'metricsToWatch', 'tolerances'];

/** Reads a note's plan, triggers and metrics, from its JSON or its Markdown. Throws with a sentence that names the field. */
export function readPlan(file: string): BacktestNote {
  const text = readFileSync(file, 'utf8');
  const parsed = backtestNote.safeParse(
    file.toLowerCase().endsWith('.json') ? readJson(file, text) : readMarkdown(file, text),
  );
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    throw new Error(`${file}: ${first?.path.join('.') || 'note'}: ${first?.message}.`);
  }
  const { stages } = parsed.data.plan;
  if (stages.length < 2)
    throw new Error(`${file}: plan.stages: there is no stage after the offline check, so nobody is served.`);
  const unfilled = stages.findIndex(({ cohort }, index) => index > 0 && cohort === null);
  if (unfilled > 0)
    throw new Error(
      `${file}: plan.stages.${unfilled}.cohort: the stage "${stages[unfilled]?.name}" does not say whom it serves.`,
    );
  return parsed.data;
}

/** A note as it stands, or a release that holds one. */
function readJson(file: string, text: string): unknown {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null && 'note' in read ? read.note : read;
  } catch (error) {
    throw new Error(`${file} is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readMarkdown(file: string, text: string): unknown {
  const { note, problems } = parseNote(text);
  const fault = problems.find(({ field }) => READ_SECTIONS.some((section) => field.startsWith(section)));
  if (fault) throw new Error(`${file}: ${fault.message}`);
  return note;
}
