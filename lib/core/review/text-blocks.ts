import type { TextRun } from './visible-text';

const BLOCK = 5_000;

/**
 * The runs of a long text in blocks that can be laid out one by one: each ends after a line where it can, else anywhere
 * but within a character. Joined they are the same text.
 */
export function textBlocks(runs: readonly TextRun[], length = BLOCK): TextRun[][] {
  const blocks: TextRun[][] = [];
  let block: TextRun[] = [];
  let room = length;
  const close = () => {
    if (block.length > 0) blocks.push(block);
    block = [];
    room = length;
  };
  for (const run of runs) {
    if (run.kind === 'mark') block.push(run);
    else {
      for (let from = 0; from < run.text.length; ) {
        const to = endOf(run.text, from, from + room);
        block.push({ kind: 'text', text: run.text.slice(from, to) });
        room -= to - from;
        if (to < run.text.length) close();
        from = to;
      }
    }
    if (room <= 0) close();
  }
  close();
  return blocks;
}

function endOf(text: string, from: number, to: number): number {
  if (to >= text.length) return text.length;
  const line = text.lastIndexOf('\n', to - 1);
  if (line >= from) return line + 1;
  const isWithin = /[\ud800-\udbff]/.test(text[to - 1] ?? '');
  return isWithin ? to + 1 : to;
}
