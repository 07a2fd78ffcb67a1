import { rmSync } from 'node:fs';
import type { ReleaseView } from '../../lib/schemas/release';
import { smallComparison } from '../../lib/testing/offline-comparison';
import { listPages } from '../../scripts/docs/list-pages';
import { matchesAnswer } from '../../scripts/docs/matches-answer';
import { type CodeBlock, type Page, readPage } from '../../scripts/docs/read-page';
import { ConsoleApi } from '../fixtures/console-api';
import { expect, test } from '../fixtures/own-app';
import { createFeature, createKey, move } from '../fixtures/scenario';
import { wholeNote } from '../fixtures/whole-note';
import { makeFolder, runBlock } from './run-block';

const isRun = ({ mark }: CodeBlock) => mark === 'run';
const PAGES = listPages()
  .map(readPage)
  .filter(({ blocks }) => blocks.some(isRun));

test('every command of the documentation does what its page says', async ({ startApp }) => {
  test.setTimeout(480_000);
  const { url } = await startApp();
  const env = await whatPagesTakeForGranted(url);
  for (const page of PAGES) await test.step(page.file, () => runPage(page, env));
});

/** In order, in a folder of the page's own. */
async function runPage({ file, blocks }: Page, env: Record<string, string>): Promise<void> {
  const folder = makeFolder({ 'comparison.jsonl': smallComparison() });
  try {
    for (const [index, block] of blocks.entries()) {
      if (isRun(block)) await runAndCompare(file, block, blocks[index + 1], { folder, env });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function runAndCompare(
  file: string,
  block: CodeBlock,
  next: CodeBlock | undefined,
  { folder, env }: { folder: string; env: Record<string, string> },
): Promise<void> {
  const { code, output, said } = await runBlock(block, folder, env);
  const where = `${file}:${block.line}\n${said}\n${output}`;
  expect(code, where).toBe(0);
  if (next?.mark !== 'answer') return;
  expect(matchesAnswer(output, next), `${where}\nis not\n${next.text}`).toBe(true);
}

/** An installation with the feature support-reply (v1 is live, v2 is there), a release in its offline check, and a key for all. */
async function whatPagesTakeForGranted(url: string): Promise<Record<string, string>> {
  const api = await ConsoleApi.setUp(url);
  const feature = await createFeature(api, 'support-reply');
  const { secret } = await createKey(api, 'evaluate', 'ingest', 'release');
  const release = await api.post<ReleaseView>('/releases', {
    featureKey: feature.key,
    title: 'Shorter answers with cited policy',
    candidateVersionId: feature.versions.find(({ variant }) => variant === 'v2')?.id ?? null,
    note: wholeNote(),
  });
  await move(api, release, 'start');
  return { SLUICE_URL: url, SLUICE_KEY: secret, RELEASE: release.id };
}
