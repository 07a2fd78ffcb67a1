import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './list-pages';

/** A fenced block. ```` ```bash run ```` has the language `bash` and the mark `run`. */
export interface CodeBlock {
  language: string;
  mark: string;
  text: string;
  /** Of its first fence, from 1. */
  line: number;
  /** From a comment on the line above, or one for the whole page: `<!-- not run: why -->`, `<!-- nothing here is run: why -->`. */
  notRunBecause: string | null;
}

export interface Page {
  file: string;
  blocks: CodeBlock[];
  /** The lines outside of blocks, with their numbers. */
  prose: { text: string; line: number }[];
}

const FENCE = /^ *(`{3,})([\w-]*) *([\w-]*)$/;

export function readPage(file: string): Page {
  return parsePage(file, readFileSync(path.join(ROOT, file), 'utf8'));
}

export function parsePage(file: string, text: string): Page {
  const page: Page = { file, blocks: [], prose: [] };
  const ofAll = /^<!-- nothing here is run: (.+) -->$/m.exec(text)?.[1] ?? null;
  let open: { fence: string; block: CodeBlock; lines: string[] } | null = null;
  for (const [index, content] of text.split('\n').entries()) {
    const [, fence, language = '', mark = ''] = FENCE.exec(content) ?? [];
    if (open) {
      if (fence === open.fence && language === '') {
        page.blocks.push({ ...open.block, text: open.lines.join('\n') });
        open = null;
      } else open.lines.push(content);
    } else if (fence) {
      const above = page.prose.at(-1)?.text ?? '';
      const notRunBecause = /^<!-- not run: (.+) -->$/.exec(above.trim())?.[1] ?? ofAll;
      open = { fence, block: { language, mark, text: '', line: index + 1, notRunBecause }, lines: [] };
    } else page.prose.push({ text: content, line: index + 1 });
  }
  if (open) throw new Error(`${file}:${open.block.line}: this block has no end`);
  return page;
}
