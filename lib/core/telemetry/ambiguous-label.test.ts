import { describe, expect, it } from 'vitest';
import { findAmbiguousLabel } from './ambiguous-label';

const V1 = {
  variant: 'v1',
  ...{ model_version: 'gpt 4o', prompt_version: 'p1', retrieval_version: 'none', policy_version: 's' },
};
const V2 = { ...V1, variant: 'v2', prompt_version: 'p2' };

describe('findAmbiguousLabel', () => {
  it('names the versions that what was said fits, and what would tell them apart', () => {
    expect(findAmbiguousLabel([V2, V1], 'model_version=gpt 4o policy_version=s')).toEqual({
      variants: ['v1', 'v2'],
      missing: ['prompt_version'],
    });
  });

  it('has nothing to say of what fits one version, or none', () => {
    expect(findAmbiguousLabel([V1, V2], 'model_version=gpt 4o prompt_version=p2')).toBeNull();
    expect(findAmbiguousLabel([V1, V2], 'model_version=other')).toBeNull();
  });
});
