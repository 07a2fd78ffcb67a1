import { describe, expect, it } from 'vitest';
import { COMING_PAGES } from './coming-pages';
import { listPages } from './list-pages';
import { parsePage, readPage } from './read-page';

const RUNNABLE = ['bash', 'sh', 'shell', 'console', 'ts', 'typescript', 'js', 'javascript', 'python', ''];

/** Blocks that could be run, are not, and do not say why. */
function unexplained(page: ReturnType<typeof readPage>): string[] {
  return page.blocks
    .filter(
      ({ language, text }) =>
        RUNNABLE.includes(language) && (language !== '' || /^ *(curl|npm|npx) /m.test(text)),
    )
    .filter(({ mark, notRunBecause }) => mark !== 'run' && notRunBecause === null)
    .map(
      ({ line, language }) =>
        `${page.file}:${line}: mark this ${language || 'block'} with "run", or say why not above it: <!-- not run: … -->`,
    );
}

/** Commands in indented blocks, which nothing can mark. */
function indented(page: ReturnType<typeof readPage>): string[] {
  return page.prose
    .filter(({ text }) => /^ {4,}(curl|npm|npx|node|docker|pg_dump|psql) /.test(text))
    .map(({ line }) => `${page.file}:${line}: put this command into a fenced block`);
}

describe('the code blocks of the documentation', () => {
  const pages = listPages()
    .filter((file) => !COMING_PAGES.includes(file))
    .map(readPage);

  it('are run by a test, or say why not', () => {
    expect(pages.flatMap(unexplained)).toEqual([]);
    expect(pages.flatMap(indented)).toEqual([]);
  });

  it('that are run are many', () => {
    const run = pages.flatMap(({ blocks }) => blocks.filter(({ mark }) => mark === 'run'));
    expect(run.length).toBeGreaterThan(12);
  });

  it('are found with their language, mark, line and reason', () => {
    const text = [
      'A',
      '<!-- not run: it takes a day -->',
      '```bash',
      'sleep 86400',
      '```',
      '',
      '````md run',
      '```',
      '````',
    ].join('\n');
    const page = parsePage('x.md', text);
    expect(page.blocks).toEqual([
      { language: 'bash', mark: '', text: 'sleep 86400', line: 3, notRunBecause: 'it takes a day' },
      { language: 'md', mark: 'run', text: '```', line: 7, notRunBecause: null },
    ]);
    expect(unexplained(parsePage('y.md', '```\ncurl x\n```\n```sh\nls\n```\n```json\n{}\n```'))).toHaveLength(
      2,
    );
    expect(indented(parsePage('z.md', 'So:\n\n    curl x\n'))).toHaveLength(1);
    expect(() => parsePage('w.md', '```bash\nls')).toThrow('w.md:1: this block has no end');
  });
});
