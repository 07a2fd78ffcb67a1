'use client';

import { Button } from '@/components/ui/button';
import { DialogActions } from '@/components/ui/dialog';
import { ProgressBar } from '@/components/ui/progress-bar';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import { formatBytes } from './format-bytes';

export interface UploadProgressProps {
  fileName: string;
  sent: number;
  size: number;
  casesRead: number;
  onCancel: () => void;
}

export function UploadProgress({ fileName, sent, size, casesRead, onCancel }: UploadProgressProps) {
  return (
    <div className="flex flex-col gap-2.5">
      <p className="font-medium break-words">{fileName}</p>
      <ProgressBar value={size === 0 ? null : sent / size} tone="accent" label="Sent" className="h-2" />
      <p aria-live="polite" className="flex flex-wrap justify-between gap-x-4 text-mute">
        <span>
          {formatBytes(sent)} of {formatBytes(size)} sent
        </span>
        <span>{casesRead > 0 ? `${formatCount(casesRead)} cases read` : 'Reading the first cases…'}</span>
      </p>
      <p className="text-mute">
        Nothing counts before the last case is read. Cancelling leaves nothing behind.
      </p>
      <DialogActions>
        <Button onClick={onCancel}>Cancel the upload</Button>
      </DialogActions>
    </div>
  );
}
