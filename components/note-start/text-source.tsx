'use client';

import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { cn } from '@/lib/client/cn';

export interface TextSourceProps {
  label: string;
  value: string;
  onChange: (text: string) => void;
  placeholder: string;
  mostCharacters: number;
  /** What the file chooser lists. */
  accept: string;
  fileLabel: string;
}

/** A text that is pasted, dropped as a file, or chosen as one. */
export function TextSource(props: TextSourceProps) {
  const { label, value, onChange, placeholder, mostCharacters, accept, fileLabel } = props;
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isOver, setIsOver] = useState(false);

  const read = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > mostCharacters) {
      setRefusal(`${file.name} is larger than ${mostCharacters.toLocaleString('en')} bytes.`);
      return;
    }
    setRefusal(null);
    onChange(await file.text());
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the file chooser below is the first
    <div
      className={cn('flex flex-col gap-2.5 rounded-control', isOver && 'outline-2 outline-accent')}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        const [file] = event.dataTransfer.files;
        setIsOver(false);
        if (!file) return;
        event.preventDefault();
        void read(file);
      }}
    >
      <Field label={label} hint="Paste it, drop a file here, or choose one below." error={refusal}>
        <Textarea
          className="code max-h-56 min-h-40"
          rows={8}
          spellCheck={false}
          maxLength={mostCharacters}
          placeholder={placeholder}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      </Field>
      <label className="flex flex-wrap items-center gap-2 text-mute">
        {fileLabel}
        <input
          type="file"
          accept={accept}
          className="max-w-full min-w-0 text-sm file:mr-2 file:rounded-control file:border file:border-line file:bg-card file:px-2.5 file:py-1 file:font-medium file:text-ink"
          onChange={(event) => void read(event.target.files?.[0])}
        />
      </label>
    </div>
  );
}
