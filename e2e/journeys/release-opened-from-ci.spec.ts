import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import type { ReleaseView } from '../../lib/schemas/release';
import { ConsoleApi } from '../fixtures/console-api';
import { noteTemplate, TEMPLATE_BASELINE } from '../fixtures/note-template';
import { expect, test } from '../fixtures/own-app';
import { createKey } from '../fixtures/scenario';

interface Workflow {
  jobs: Record<string, { env: Record<string, string>; steps: { name?: string; run?: string }[] }>;
}

const run = promisify(execFile);
const RESULTS = 'lib/server/evidence/fixtures/promptfoo-two-prompts.json';

/** The documented workflow's steps, as a runner would run them: files, variables and a summary are a runner's. */
class Runner {
  constructor(
    readonly folder: string,
    private readonly steps: readonly { name?: string; run?: string }[],
    private readonly env: Record<string, string>,
  ) {}

  async step(name: string, more: Record<string, string> = {}): Promise<void> {
    const script = this.steps.find((step) => step.name === name)?.run;
    if (!script) throw new Error(`The workflow has no step "${name}".`);
    const file = path.join(this.folder, 'step.sh');
    await writeFile(file, script);
    const set = await this.read('env');
    const given = Object.fromEntries(set.split('\n').flatMap((line) => pair(line)));
    // As GitHub runs a step without a shell of its own choice.
    await run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', file], {
      cwd: this.folder,
      env: { NODE_ENV: 'test', PATH: process.env.PATH ?? '', ...this.env, ...given, ...more },
    });
  }

  read(name: string): Promise<string> {
    return readFile(path.join(this.folder, name), 'utf8');
  }
}

function pair(line: string): [string, string][] {
  const at = line.indexOf('=');
  return at === -1 ? [] : [[line.slice(0, at), line.slice(at + 1)]];
}

async function makeRunner(url: string, key: string): Promise<Runner> {
  const page = await readFile('docs/open-a-release-from-ci.md', 'utf8');
  const { jobs } = parse(/```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '') as Workflow;
  const job = jobs['open-release'];
  if (!job) throw new Error('The page has no workflow.');
  const folder = await mkdtemp(path.join(tmpdir(), 'sluice-ci-'));
  await writeFile(path.join(folder, 'rollout-note.md'), noteTemplate());
  await copyFile(RESULTS, path.join(folder, 'results.json'));
  for (const empty of ['env', 'summary']) await writeFile(path.join(folder, empty), '');
  expect(job.env).toMatchObject({ SLUICE_URL: expect.any(String), SLUICE_KEY: expect.any(String) });
  return new Runner(folder, job.steps, {
    ...job.env,
    SLUICE_URL: url,
    SLUICE_KEY: key,
    GITHUB_SHA: 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678',
    GITHUB_REPOSITORY: 'acme/support',
    GITHUB_RUN_ID: '42',
    GITHUB_ENV: path.join(folder, 'env'),
    GITHUB_STEP_SUMMARY: path.join(folder, 'summary'),
  });
}

test('the documented workflow opens a whole draft with its evidence, once however often it runs', async ({
  startApp,
}) => {
  const { url } = await startApp();
  const api = await ConsoleApi.setUp(url);
  await api.post('/features', {
    key: 'support-reply',
    name: 'Support reply',
    liveVersion: TEMPLATE_BASELINE,
  });
  const { secret } = await createKey(api, 'release');
  const runner = await makeRunner(url, secret);
  try {
    await runner.step('Open the draft');
    const { id } = JSON.parse(await runner.read('opened.json')) as ReleaseView;
    expect(await runner.read('env')).toBe(`RELEASE=${id}\n`);
    await runner.step('Open the draft');
    expect(JSON.parse(await runner.read('opened.json'))).toMatchObject({ id });
    await runner.step('Upload the offline comparison');
    await runner.step('Say where it is, and what it lacks');

    expect(await runner.read('summary')).toBe(`Draft of the release: ${url}/releases/${id}\n`);
    const release = await api.get<ReleaseView>(`/releases/${id}`);
    expect(release).toMatchObject({
      title: 'Shorter answers with cited policy',
      owner: { name: 'Dana Ruiz' },
      candidate: { prompt_version: 'p-a1b2c3d' },
      noteIssues: [],
      advice: [],
    });
    expect(release.evidence).toHaveLength(1);
    expect(await api.get<unknown[]>('/releases')).toHaveLength(1);
  } finally {
    await rm(runner.folder, { recursive: true });
  }
});

test('the documented workflow fails where the note cannot be read, and says what the draft lacks', async ({
  startApp,
}) => {
  const { url } = await startApp();
  const api = await ConsoleApi.setUp(url);
  await api.post('/features', {
    key: 'support-reply',
    name: 'Support reply',
    liveVersion: TEMPLATE_BASELINE,
  });
  const { secret } = await createKey(api, 'release');
  const runner = await makeRunner(url, secret);
  const note = path.join(runner.folder, 'rollout-note.md');
  try {
    await writeFile(note, '# A title\n\n## Metrics to watch\n\n- vibes\n');
    const refused = await runner.step('Open the draft').catch((error: { stdout: string }) => error.stdout);
    expect(JSON.parse(String(refused))).toMatchObject({
      reason: 'unreadable_note',
      issues: [{ code: 'unknown_metric', field: 'metricsToWatch' }],
    });
    await writeFile(note, '# A title\n\n## Change\n\nMinor tweaks\n');
    await runner.step('Open the draft', { GITHUB_RUN_ID: '43' });
    await runner.step('Say where it is, and what it lacks');
    const summary = await runner.read('summary');
    expect(summary).toContain('- missing: Add a rollback trigger.');
    expect(summary).toMatch(/- advice, change: “Minor tweaks” does not say what changed.* For example: /);
  } finally {
    await rm(runner.folder, { recursive: true });
  }
});
