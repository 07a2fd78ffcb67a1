import { describe, expect, it } from 'vitest';
import { readFeatureDraft, sortFeatureFaults } from './feature-draft';
import { EMPTY_VERSION_DRAFT } from './version-draft';

const FEATURE = {
  key: 'support-reply',
  name: 'Support reply',
  description: '',
  unitName: 'user',
  bucketBy: 'targetingKey',
};
const VERSION = {
  ...EMPTY_VERSION_DRAFT,
  model_version: 'm',
  prompt_version: 'p',
  retrieval_version: 'r',
  policy_version: 's',
};

describe('readFeatureDraft', () => {
  it('gives the input with the live version inside', () => {
    const read = readFeatureDraft(FEATURE, VERSION);
    expect(read.ok && read.input).toMatchObject({
      key: 'support-reply',
      liveVersion: { model_version: 'm', config: null },
    });
  });

  it('names the faults of the feature and of the version together', () => {
    const read = readFeatureDraft(
      { ...FEATURE, key: 'Support Reply', name: ' ' },
      { ...VERSION, prompt_version: '' },
    );
    if (read.ok) throw new Error('it should not be accepted');
    expect(Object.keys(read.errors.feature).sort()).toEqual(['key', 'name']);
    expect(Object.keys(read.errors.version)).toEqual(['prompt_version']);
  });
});

describe('sortFeatureFaults', () => {
  it('puts each fault where it was typed', () => {
    expect(
      sortFeatureFaults({ key: 'taken', 'liveVersion.policy_version': 'p', 'liveVersion.config.a': 'c' }),
    ).toEqual({
      feature: { key: 'taken' },
      version: { policy_version: 'p', configText: 'c' },
    });
  });
});
