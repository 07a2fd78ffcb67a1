import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { NoteContent, Trigger } from '../../lib/core/release/note';
import type { AuditPage } from '../../lib/schemas/audit';
import type { FeatureView } from '../../lib/schemas/feature';
import type { ReleaseView } from '../../lib/schemas/release';
import { ConsoleApi } from '../fixtures/console-api';
import { expect, test } from '../fixtures/own-app';
import { createCheckedRelease, createKey, move } from '../fixtures/scenario';
import { wholeNote } from '../fixtures/whole-note';

const run = promisify(execFile);
const FOLDER = path.resolve('..', 'shared', 'data', 'llmdrift');
const OTHER_LABELS = { prompt_version: 'v1', retrieval_version: 'none', policy_version: 'none' };
const MOST_RUNS = 12;

const trigger = (metric: Trigger['metric'], threshold: number): Trigger => ({
  ...{ id: metric, metric, comparison: 'margin', threshold, minRequests: 30 },
  ...{ action: 'hold', inSlice: 'exclude', weight: 1 },
});
const noteAt = (share: number): NoteContent => {
  const note = wholeNote({ canary: { rule: { kind: 'everyone' }, share } });
  const [offline, canary] = note.plan.stages;
  if (!offline || !canary) throw new Error('The note has a canary');
  const full = {
    ...canary,
    kind: 'full' as const,
    name: 'Full',
    cohort: { rule: { kind: 'everyone' as const }, share: 0.98 },
  };
  const wider = { ...full, kind: 'wider' as const, name: 'Wider', cohort: { ...full.cohort, share: 0.6 } };
  const cohort = {
    ...wider,
    kind: 'cohort' as const,
    name: 'Cohort',
    cohort: { ...full.cohort, share: 0.55 },
  };
  return {
    ...note,
    triggers: [trigger('quality', 0.05), trigger('refusals', 0.05), trigger('parse_failures', 0.05)],
    plan: { stages: [offline, canary, cohort, wider, full] },
  };
};

const CASES = [
  {
    pair: 'gpt-4_0314-to-0613',
    models: ['gpt-4-0314', 'gpt-4-0613'],
    share: 0.1,
    found: 'prime',
    spared: 'composite',
  },
  {
    pair: 'gpt-4_0314-to-0613',
    models: ['gpt-4-0314', 'gpt-4-0613'],
    share: 0.5,
    found: 'prime',
    spared: 'composite',
  },
  {
    pair: 'gpt-3.5-turbo_0301-to-0613',
    models: ['gpt-3.5-turbo-0301', 'gpt-3.5-turbo-0613'],
    share: 0.5,
    found: 'composite',
    spared: 'prime',
  },
];

for (const { pair, models, share, found, spared } of CASES) {
  test(`${pair}, replayed at ${share * 100} %: ${found} is left out, ${spared} is not`, async ({
    startApp,
  }) => {
    const file = path.join(FOLDER, pair, 'events.jsonl');
    test.skip(!existsSync(file), `The recorded release is not there: ${file}`);
    test.setTimeout(480_000);
    const { url } = await startApp();
    const api = await ConsoleApi.setUp(url);
    const [live, next] = models;
    await api.post('/features', {
      ...{ key: 'answers', name: 'Answers', unitName: 'case' },
      liveVersion: { model_version: live, ...OTHER_LABELS },
    });
    await api.post('/features/answers/versions', { model_version: next, ...OTHER_LABELS });
    const { secret } = await createKey(api, 'evaluate', 'ingest');
    const replay = (name: string, ...more: string[]) =>
      run(
        'node_modules/.bin/tsx',
        ['scripts/replay/main.ts', file, '--feature', 'answers', '--url', url, '--run', name, ...more],
        { env: { ...process.env, SLUICE_KEY: secret } },
      );
    await replay('before', '--limit', '300');
    const feature = await api.get<FeatureView>('/features/answers');
    const release = await createCheckedRelease(api, feature, noteAt(share));
    await move(api, release, 'promote');

    const look = () => api.get<ReleaseView>(`/releases/${release.id}`);
    const leftOut = async () =>
      (await look()).exclusions.map(({ attribute, value }) => `${attribute}=${value}`);
    for (let round = 1; round <= MOST_RUNS && (await leftOut()).length === 0; round += 1) {
      await replay(`run-${round}`, '--speed', '150');
    }
    await expect.poll(leftOut, { timeout: 20_000 }).toContain(`subset=${found}`);
    // What is left is watched on; the other subset got better, and is never called harm.
    await replay('afterwards', '--speed', '300');
    expect(await leftOut()).toEqual([`subset=${found}`]);

    const { entries } = await api.get<AuditPage>(`/audit?releaseId=${release.id}`);
    const rows = entries.filter(({ action }) => action === 'release.cohort_excluded');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.actor.kind).toBe('system');
    const { trigger: proof } = (rows[0]?.evidence ?? {}) as {
      trigger: { candidate: { n: number }; sentence: string };
    };
    expect(proof.candidate.n).toBeGreaterThanOrEqual(30);
    console.log(`${pair} at ${share * 100} %: ${proof.candidate.n} requests of ${found}. ${proof.sentence}`);
  });
}
