import { expect, it } from 'vitest';
import { lintPlan } from '@/lib/core/release/lint-plan';
import { noteIssues } from '@/lib/core/release/note-issues';
import { noteContent } from '@/lib/schemas/note';
import { BASELINE_LABELS, SAMPLE_CANDIDATE, SAMPLE_RELEASE } from './sample-content';

it('is a whole note with a plan that nothing is to be said against', () => {
  const note = noteContent.parse(SAMPLE_RELEASE.note);
  const issues = noteIssues(note, {
    ownerId: 'owner',
    baselineId: 'baseline',
    candidateId: 'candidate',
    baselineLabels: BASELINE_LABELS,
    candidateLabels: SAMPLE_CANDIDATE,
  });
  expect(issues).toEqual([]);
  expect(lintPlan(note.plan)).toEqual([]);
});
