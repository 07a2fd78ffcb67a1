'use client';

import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { Note } from '@/components/ui/note';
import { Textarea } from '@/components/ui/textarea';

const MOST_CHARACTERS = 100_000;

export interface MarkdownInputProps {
  value: string;
  onChange: (markdown: string) => void;
  /** What of it cannot be read, by section. */
  problems: readonly string[];
}

/** A note in Markdown, pasted or from a file, and at once what of it cannot be read. */
export function MarkdownInput({ value, onChange, problems }: MarkdownInputProps) {
  const [refusal, setRefusal] = useState<string | null>(null);

  const read = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > MOST_CHARACTERS) {
      setRefusal(`${file.name} is larger than ${MOST_CHARACTERS.toLocaleString('en')} bytes.`);
      return;
    }
    setRefusal(null);
    onChange(await file.text());
  };

  return (
    <div className="flex flex-col gap-3">
      <Field label="Markdown" hint="Paste it here, or choose a file below." error={refusal}>
        <Textarea
          className="code max-h-56 min-h-40"
          rows={8}
          spellCheck={false}
          maxLength={MOST_CHARACTERS}
          placeholder={'# Shorter answers\n\n## Change\n…'}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      </Field>
      <label className="flex flex-wrap items-center gap-2 text-mute">
        Markdown file
        <input
          type="file"
          accept=".md,.markdown,text/markdown,text/plain"
          className="max-w-full min-w-0 text-sm file:mr-2 file:rounded-control file:border file:border-line file:bg-card file:px-2.5 file:py-1 file:font-medium file:text-ink"
          onChange={(event) => void read(event.target.files?.[0])}
        />
      </label>
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
    </div>
  );
}
