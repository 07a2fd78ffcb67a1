import type { FeatureView } from '../../lib/schemas/feature';
import type { ReleaseView } from '../../lib/schemas/release';
import { comparedCase } from '../../lib/testing/offline-comparison';
import { ConsoleApi } from '../fixtures/console-api';
import { ConsolePages } from '../fixtures/console-pages';
import { expect, test } from '../fixtures/own-app';
import { createKey, move, sendEvents } from '../fixtures/scenario';
import { signIn } from '../fixtures/sign-in';
import { watchConsole } from '../fixtures/watch-console';
import { wholeNote } from '../fixtures/whole-note';

const LABELS = { model_version: 'm1', retrieval_version: 'r1', policy_version: 'c1' };
const FINGERPRINTS = { p1: '1'.repeat(64), p2: '2'.repeat(64), p3: '3'.repeat(64) };
type Prompt = keyof typeof FINGERPRINTS;

function comparison(baseline: Prompt, candidate: Prompt): string {
  const kinds = ['representative', 'known_bad', 'format_sensitive'] as const;
  const arm = (prompt: Prompt, output: string) => ({
    ...{ ...LABELS, prompt_version: prompt, fingerprints: { prompt: FINGERPRINTS[prompt] } },
    ...{ output, quality: 1, parse_ok: true },
  });
  return ['about', 'more']
    .flatMap((name) =>
      kinds.map((kind) =>
        comparedCase(
          `${name}-${kind}`,
          kind,
          arm(baseline, 'A long answer'),
          arm(candidate, 'A short answer'),
        ),
      ),
    )
    .join('');
}

async function createRelease(api: ConsoleApi): Promise<ReleaseView> {
  const version = (prompt: Prompt) => ({
    ...LABELS,
    prompt_version: prompt,
    fingerprints: { prompt: FINGERPRINTS[prompt] },
  });
  await api.post('/features', { key: 'answers', name: 'Answers', liveVersion: version('p1') });
  const candidate = await api.post<FeatureView['versions'][number]>(
    '/features/answers/versions',
    version('p2'),
  );
  const draft = await api.post<ReleaseView>('/releases', {
    ...{ featureKey: 'answers', title: 'Short answers', candidateVersionId: candidate.id, note: wholeNote() },
  });
  return move(api, draft, 'start');
}

test('no comparison stops the canary, one of another version is refused by name, the right one lets it begin', async ({
  startApp,
  page,
}) => {
  test.setTimeout(480_000);
  const { url } = await startApp();
  const api = await ConsoleApi.setUp(url);
  const release = await createRelease(api);
  const { secret } = await createKey(api, 'ingest');
  await sendEvents(url, secret, 'answers', { variant: 'v1', count: 20 });
  const pages = new ConsolePages(page, url);
  await signIn(page, url);

  await page.goto(`${url}/releases/${release.id}`);
  await expect(page.getByRole('button', { name: 'Promote to Tiny canary' })).toBeDisabled();
  await expect(page.getByText('None yet. The canary waits for it.')).toBeVisible();

  await pages.chooseComparison(comparison('p1', 'p3'));
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Upload', exact: true }).click();
  const refusal = dialog.getByRole('alert');
  await expect(refusal).toContainText('the candidate was run with another version');
  await expect(refusal).toContainText(FINGERPRINTS.p3);
  await expect(refusal).toContainText(FINGERPRINTS.p2);
  expect((await api.get<ReleaseView>(`/releases/${release.id}`)).evidence).toEqual([]);

  // The refusal was an answer of 409, which a browser tells its console; from here on it is quiet.
  const heard = watchConsole(page);
  await dialog.getByRole('button', { name: 'Another file' }).click();
  await pages.fillComparison(comparison('p1', 'p2'));
  await dialog.getByRole('button', { name: 'Upload', exact: true }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('link', { name: '6 cases' }).click();
  await expect(page.getByText('by fingerprint').first()).toBeVisible();
  await page.getByRole('link', { name: /about-known_bad/ }).click();
  await expect(page.getByText('A short answer', { exact: true })).toBeVisible();

  await page.goto(`${url}/releases/${release.id}`);
  await pages.advance('Promote to Tiny canary');
  heard.expectQuiet();
});
