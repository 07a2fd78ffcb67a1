import { describe, expect, it } from 'vitest';
import type { RegisteredVersion, ToldVersion } from '@/lib/core/evidence/version-checks';
import { comparedCase } from '@/lib/testing/offline-comparison';
import { readJsonl } from './read-jsonl';
import { VersionWitness } from './version-witness';

const [A, B] = ['a'.repeat(64), 'b'.repeat(64)];
const LABELS = { model_version: 'm1', prompt_version: 'p1', retrieval_version: '', policy_version: '' };
const VERSION: RegisteredVersion = {
  variant: 'v1',
  labels: LABELS,
  fingerprints: { model: A },
  configFingerprint: null,
};
const SILENT: ToldVersion = { labels: {}, fingerprints: {} };

type Fingerprints = ToldVersion['fingerprints'];

/** Hears one case a line, each with these fingerprints of the candidate. */
async function hear(lines: readonly Fingerprints[], uploadSays: Fingerprints = {}): Promise<void> {
  const told = { baseline: SILENT, candidate: { labels: {}, fingerprints: uploadSays } };
  const witness = new VersionWitness({ baseline: VERSION, candidate: VERSION }, told, true);
  const text = lines.map((fingerprints, index) =>
    comparedCase(`c${index}`, 'representative', { quality: 1 }, { quality: 1, fingerprints }),
  );
  async function* bytes() {
    yield Buffer.from(text.join(''));
  }
  for await (const found of readJsonl(bytes(), {})) witness.hear(found);
}

describe('an arm of a file is one version', () => {
  it('whose fingerprints stay the same, where one is told', async () => {
    await hear([{ prompt: A }, {}, { prompt: A, config: B }, { config: B }]);
  });

  it.each<[string, Fingerprints[], Fingerprints, string]>([
    ['a fingerprint that is registered nowhere', [{ prompt: A }, { prompt: B }], {}, 'prompt'],
    ['a config, told later than another axis', [{ prompt: A }, { config: A }, { config: B }], {}, 'config'],
    ['what the upload says', [{ prompt: B }], { prompt: A }, 'prompt'],
  ])('and not two: %s', async (_, lines, uploadSays, axis) => {
    const line = `Line ${lines.length}`;
    await expect(hear(lines, uploadSays)).rejects.toMatchObject({
      reason: 'evidence_of_other_version',
      message: expect.stringContaining(line),
      extra: { arm: 'candidate', what: `${axis} fingerprint`, found: B, expected: A },
    });
  });

  it('and not another than the registered one', async () => {
    await expect(hear([{ model: B }])).rejects.toMatchObject({ extra: { found: B, expected: A } });
  });
});
