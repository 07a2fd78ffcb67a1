import { describe, expect, it } from 'vitest';
import { attributeEvent } from './event-attribution';
import { labelsOfClaim, unlabelledShare } from './unknown-label';

const LABELS = {
  model_version: 'm=1',
  prompt_version: 'p2',
  retrieval_version: 'none',
  policy_version: 's-7',
};

/** The text as attribution writes it. */
function claim(said: Record<string, string>): string | null {
  const feature = {
    ...{ id: 'f', key: 'f', salt: 's', bucketBy: 'targetingKey', live: null, release: null, versions: [] },
    ...{ activeReleaseId: null, costCapUsd: null },
  };
  return attributeEvent(feature, { id: 'e', feature: 'f', ...said }).unknownLabel;
}

describe('what a request said', () => {
  it.each([
    ['all four labels', LABELS, LABELS],
    ['three labels', { model_version: 'm', prompt_version: 'p', policy_version: 's' }, null],
    ['a variant beside them', { variant: 'v9', ...LABELS }, null],
    ['a label with a space', { ...LABELS, prompt_version: 'p 2' }, null],
    ['a label that looks like two', { ...LABELS, prompt_version: 'p retrieval_version=x' }, null],
  ])('%s', (_name, said, labels) => {
    expect(labelsOfClaim(claim(said) ?? '')).toEqual(labels);
  });

  it('has no share without requests', () => {
    expect(unlabelledShare({ hours: 1, requests: 0, unlabelled: 0 })).toBeNull();
    expect(unlabelledShare({ hours: 1, requests: 8, unlabelled: 2 })).toBe(0.25);
  });
});
