'use client';

import { FileUp } from 'lucide-react';
import { useId, useState } from 'react';
import { cn } from '@/lib/client/cn';

export interface DropZoneProps {
  onFiles: (files: File[]) => void;
}

/** Takes files by drag or by the system's own dialog. */
export function DropZone({ onFiles }: DropZoneProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  return (
    <label
      htmlFor={id}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
      className={cn(
        'flex cursor-pointer flex-col items-center gap-1 rounded-card border border-dashed border-line-strong/60 bg-sunken px-4 py-7 text-center hover:border-ink has-focus-visible:outline-2 has-focus-visible:outline-accent',
        over && 'border-accent bg-accent-soft',
      )}
    >
      <FileUp aria-hidden className="mb-1 size-5 text-mute" />
      <span className="font-medium">Drop the comparison here, or choose a file</span>
      <span className="text-sm text-mute">
        JSONL, CSV, or promptfoo's results JSON, also with gzip. Up to 250,000 cases, 256 MB.
      </span>
      <input
        id={id}
        type="file"
        multiple
        accept=".jsonl,.ndjson,.csv,.json,.gz"
        className="sr-only"
        onChange={(event) => onFiles([...(event.target.files ?? [])])}
      />
    </label>
  );
}
