import type { Page } from './read-page';

export interface Link {
  target: string;
  line: number;
}

/** Links and pictures to files and headings of the project: everything that names no scheme. */
export function findLinks({ prose }: Page): Link[] {
  return prose.flatMap(({ text, line }) =>
    [...text.replace(/`[^`]*`/g, '').matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => ({ target, line }))
      .filter(({ target }) => !/^[a-z][a-z+.-]*:/.test(target)),
  );
}

/** The anchors that GitHub gives to the headings of a page. */
export function findAnchors({ prose }: Page): string[] {
  const seen = new Map<string, number>();
  return prose.flatMap(({ text }) => {
    const heading = /^#{1,6} +(.+?) *$/.exec(text)?.[1];
    if (heading === undefined) return [];
    const plain = heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const anchor = plain.replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '').replaceAll(' ', '-');
    const times = seen.get(anchor) ?? 0;
    seen.set(anchor, times + 1);
    return [times === 0 ? anchor : `${anchor}-${times}`];
  });
}
