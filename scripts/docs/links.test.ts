import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMING_PAGES } from './coming-pages';
import { findAnchors, findLinks } from './find-links';
import { listPages, ROOT } from './list-pages';
import { parsePage, readPage } from './read-page';

/** What is wrong with the links of a page, each with its line. */
function brokenLinks(file: string): string[] {
  const page = readPage(file);
  return findLinks(page).flatMap(({ target, line }) => {
    const [place = '', anchor] = target.split('#');
    const to = place === '' ? file : path.posix.join(path.posix.dirname(file), decodeURIComponent(place));
    if (!existsSync(path.join(ROOT, to)))
      return COMING_PAGES.includes(to) ? [] : [`${file}:${line}: there is no ${to}`];
    if (anchor === undefined || !to.endsWith('.md')) return [];
    return findAnchors(readPage(to)).includes(anchor) ? [] : [`${file}:${line}: ${to} has no #${anchor}`];
  });
}

describe('the links of the documentation', () => {
  it('lead to files and headings that are there', () => {
    const pages = listPages();
    expect(pages).toEqual(
      expect.arrayContaining(['README.md', 'docs/README.md', 'lib/core/stats/README.md']),
    );
    expect(pages.flatMap(brokenLinks)).toEqual([]);
  });

  it('reach every page from the index', () => {
    const linked = findLinks(readPage('docs/README.md')).map(({ target }) => path.posix.join('docs', target));
    const pages = [...listPages('docs'), ...COMING_PAGES].filter(
      (file) => !/^docs\/(README|decisions\/.*)\.md$/.test(file),
    );
    expect(pages.filter((file) => !linked.includes(file))).toEqual([]);
  });

  it('are found outside of code alone, and anchors are made as GitHub makes them', () => {
    const text = [
      '# What a *gate* asks: `no_worse`',
      'See [here](a.md#b), ![it](p.png), [there](https://example.com) and `[no](c.md)`.',
      '```md',
      '[no](d.md)',
      '# No',
      '```',
      '## A [link](e.md), twice',
      '## A link, twice',
    ].join('\n');
    const page = parsePage('x.md', text);
    expect(findLinks(page).map(({ target }) => target)).toEqual(['a.md#b', 'p.png', 'e.md']);
    expect(findAnchors(page)).toEqual(['what-a-gate-asks-no_worse', 'a-link-twice', 'a-link-twice-1']);
  });
});
