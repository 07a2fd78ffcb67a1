import { expect, test } from 'vitest';
import { draftFieldsOf } from './draft-fields';
import { draftRelease, note } from './release.fixture';
import { settleDraft } from './settle-draft';

const stored = draftFieldsOf(draftRelease);

test('a whole draft is saved as it is', () => {
  const edited = { ...stored, title: 'Other', note: { ...note, change: 'Longer' } };
  expect(settleDraft(edited, stored)).toEqual({ toSave: edited, unsettled: [] });
});

test('half an address is held back, named, and the rest is saved', () => {
  const edited = { ...stored, note: { ...note, change: 'Longer', dashboardUrl: 'graf' } };
  const { toSave, unsettled } = settleDraft(edited, stored);
  expect(toSave.note).toEqual({ ...note, change: 'Longer' });
  expect(unsettled).toEqual([{ field: 'dashboardUrl', message: 'An http or https address.' }]);
});

test('a condition without a value holds back the plan alone', () => {
  const half = { kind: 'condition' as const, attribute: 'tenant', operator: 'is' as const, values: [] };
  const stages = note.plan.stages.map((stage) =>
    stage.kind === 'cohort' ? { ...stage, cohort: { rule: half, share: 0.5 } } : stage,
  );
  const edited = { ...stored, note: { ...note, expectedGain: 'Cheaper', plan: { stages } } };
  const { toSave, unsettled } = settleDraft(edited, stored);
  expect(toSave.note).toEqual({ ...note, expectedGain: 'Cheaper' });
  expect(unsettled).toEqual([{ field: 'plan.stages.2.cohort', message: 'A condition is not finished.' }]);
});

test('an empty title keeps the stored one', () => {
  const { toSave, unsettled } = settleDraft({ ...stored, title: ' ' }, stored);
  expect(toSave.title).toBe(stored.title);
  expect(unsettled).toEqual([{ field: 'title', message: 'Give a title.' }]);
});
