import { describe, expect, it } from 'vitest';
import { EMPTY_VERSION_DRAFT, readVersionDraft } from './version-draft';

const WHOLE = {
  ...EMPTY_VERSION_DRAFT,
  model_version: 'm1',
  prompt_version: 'p1',
  retrieval_version: 'r1',
  policy_version: 'none',
};

describe('readVersionDraft', () => {
  it('gives the input when every label is there, with an empty config as null', () => {
    const read = readVersionDraft(WHOLE);
    expect(read.ok && read.input).toMatchObject({ model_version: 'm1', config: null });
  });

  it('parses the config', () => {
    const read = readVersionDraft({ ...WHOLE, configText: '{"temperature": 0.2}' });
    expect(read.ok && read.input.config).toEqual({ temperature: 0.2 });
  });

  it('names each missing label', () => {
    const read = readVersionDraft(EMPTY_VERSION_DRAFT);
    expect(read.ok ? [] : Object.keys(read.errors).sort()).toEqual([
      'model_version',
      'policy_version',
      'prompt_version',
      'retrieval_version',
    ]);
  });

  it('says that a config does not parse, together with the other errors', () => {
    const read = readVersionDraft({ ...WHOLE, model_version: ' ', configText: '{temperature' });
    if (read.ok) throw new Error('it should not be accepted');
    expect(read.errors.configText).toMatch(/^Not valid JSON/);
    expect(read.errors.model_version).toBe('Give a label');
  });
});
