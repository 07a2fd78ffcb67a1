import { rmSync } from 'node:fs';
import type { ReleaseView } from '../../lib/schemas/release';
import { smallComparison } from '../../lib/testing/offline-comparison';
import { listPages } from '../../scripts/docs/list-pages';
import { matchesAnswer } from '../../scripts/docs/matches-answer';
import { type CodeBlock, readPage } from '../../scripts/docs/read-page';
import { ConsoleApi } from '../fixtures/console-api';
import { expect, test } from '../fixtures/own-app';
import { createFeature, createKey, move } from '../fixtures/scenario';
import { wholeNote } from '../fixtures/whole-note';
import { makeFolder, runBlock } from './run-block';

const isRun = ({ mark }: CodeBlock) => mark === 'run';
const PAGES = listPages()
  .map(readPage)
  .filter(({ blocks }) => blocks.some(isRun));

/** The note of docs/note-template.md, as it stands there. */
const NOTE =
  readPage('docs/note-template.md').blocks.find(({ language }) => language === 'markdown')?.text ?? '';

for (const { file, blocks } of PAGES) {
  test(`every command of ${file} does what the page says`, async ({ startApp }) => {
    const { url } = await startApp();
    const env = await whatPagesTakeForGranted(url);
    const folder = makeFolder({ 'comparison.jsonl': smallComparison(), 'note.md': NOTE });
    for (const [index, block] of blocks.entries()) {
      if (!isRun(block)) continue;
      const { code, output, said } = await runBlock(block, folder, env);
      const where = `${file}:${block.line}\n${said}\n${output}`;
      expect(code, where).toBe(0);
      const next = blocks[index + 1];
      if (next?.mark === 'answer')
        expect(matchesAnswer(output, next), `${where}\nis not\n${next.text}`).toBe(true);
    }
    rmSync(folder, { recursive: true });
  });
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
