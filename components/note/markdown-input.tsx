'use client';

import { TextSource } from '@/components/note-start/text-source';
import { Note } from '@/components/ui/note';
import type { NoteContent } from '@/lib/core/release/note';
import { findVagueText } from '@/lib/core/release/vague-text/find-vague-text';
import { AdviceList } from './advice-list';

const MOST_CHARACTERS = 100_000;

export interface MarkdownInputProps {
  value: string;
  onChange: (markdown: string) => void;
  /** What of it cannot be read, by section. */
  problems: readonly string[];
  /** What was read; null while there is nothing. */
  note: NoteContent | null;
}

/** A note in Markdown, pasted or from a file, at once what of it cannot be read, and what of it says little. */
export function MarkdownInput({ value, onChange, problems, note }: MarkdownInputProps) {
  const advice = note ? findVagueText(note) : [];
  return (
    <div className="flex flex-col gap-3">
      <TextSource
        label="Markdown"
        value={value}
        onChange={onChange}
        placeholder={'# Shorter answers\n\n## Change\n…'}
        mostCharacters={MOST_CHARACTERS}
        accept=".md,.markdown,text/markdown,text/plain"
        fileLabel="Markdown file"
      />
      {problems.length > 0 ? (
        <Note
          tone="warn"
          title={
            problems.length === 1
              ? '1 place could not be read'
              : `${problems.length} places could not be read`
          }
        >
          <ul className="mt-1 flex flex-col gap-1">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
          <p className="mt-1.5 text-mute">What is named here is left out; everything else is taken.</p>
        </Note>
      ) : null}
      {advice.length > 0 ? (
        <Note title={advice.length === 1 ? '1 place says little' : `${advice.length} places say little`}>
          <AdviceList advice={advice} withField />
          <p className="mt-1.5 text-mute">Advice only: the note is taken as it stands.</p>
        </Note>
      ) : null}
    </div>
  );
}
