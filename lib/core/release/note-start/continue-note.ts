import { isSourceQuery } from '../../monitoring/monitoring-query';
import type { NoteContent } from '../note';
import { noteParts } from './note-parts';
import type { NoteStart } from './note-start';

/** What the note goes on from, beside the note itself. */
export interface ContinueFrom {
  /** Metric sources that may still be asked, by name. */
  sources: readonly string[];
  unitName: string;
  /** What is written of this release already stays. */
  written: Pick<NoteContent, 'change' | 'expectedGain'>;
}

/**
 * The next note of a feature from its last one: how it was watched, rolled out and taken back still holds, and so
 * does where it is weak. What changed and what it was to gain belong to the last release; a query to a source that is
 * gone could not be asked.
 */
export function continueNote(last: NoteContent, { sources, unitName, written }: ContinueFrom): NoteStart {
  const query = last.monitoringQuery;
  const isAskable = query === null || !isSourceQuery(query) || sources.includes(query.source);
  const note = {
    ...last,
    change: written.change,
    expectedGain: written.expectedGain,
    monitoringQuery: isAskable ? query : null,
  };
  return {
    note,
    brings: noteParts({ ...note, change: '', expectedGain: '' }, unitName),
    leaves: [
      'Change and expected gain: they were those of the last release.',
      ...(query !== null && isSourceQuery(query) && !isAskable
        ? [`Monitoring query: the metric source “${query.source}” may no longer be asked.`]
        : []),
    ],
  };
}
