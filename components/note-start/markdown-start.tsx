'use client';

import { MarkdownInput } from '@/components/note/markdown-input';
import type { StartChoice } from './use-start-choice';

export interface MarkdownStartProps {
  choice: Pick<StartChoice, 'markdown' | 'setMarkdown' | 'parsed'>;
  /** What of its header names nobody and nothing here. */
  unmatched: readonly string[];
}

/** A note in the template's Markdown, what of it cannot be read, and what of it says little. */
export function MarkdownStart({ choice, unmatched }: MarkdownStartProps) {
  const { markdown, setMarkdown, parsed } = choice;
  const problems = parsed?.problems.map(({ message }) => message) ?? [];
  return (
    <MarkdownInput
      value={markdown}
      onChange={setMarkdown}
      problems={[...problems, ...unmatched]}
      note={parsed?.note ?? null}
    />
  );
}
