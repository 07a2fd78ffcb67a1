'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogDescription, DialogTitle, DialogTrigger } from '@/components/ui/dialog';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import { type ChosenFile, chooseFile, fileNameOf } from './chosen-file';
import { DropZone } from './drop-zone';
import { FormatHelp } from './format-help';
import { UploadForm } from './upload-form';
import { UploadProgress } from './upload-progress';
import { useUpload } from './use-upload';

export interface EvidenceDialogProps {
  releaseId: string;
  baseline: string;
  candidate: string;
  isFirst: boolean;
  refusal: string | null;
}

export function EvidenceDialog({ releaseId, baseline, candidate, isFirst, refusal }: EvidenceDialogProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  const { progress, fault, send, cancel } = useUpload(releaseId);

  const upload = async (query: Record<string, string>, file: Blob) => {
    const evidence = await send(query, file);
    // However it ended, what the page says of it being read is over.
    router.refresh();
    if (!evidence) return;
    toast.success(`${formatCount(evidence.cases)} cases compared`);
    setOpen(false);
    setChosen(null);
  };

  return (
    // While a file is on its way the dialog stays: closing it would hide the only way to cancel.
    <Dialog open={open} onOpenChange={(next) => (progress ? null : setOpen(next))}>
      <DialogTrigger asChild>
        <Button size="sm" disabled={refusal !== null}>
          {isFirst ? 'Upload a comparison…' : 'Upload a newer one…'}
        </Button>
      </DialogTrigger>
      <DialogContent size="md">
        <DialogTitle>Upload an offline comparison</DialogTitle>
        <DialogDescription>
          The answers of {baseline} and {candidate} to the same cases.
        </DialogDescription>
        {progress ? (
          <UploadProgress {...progress} fileName={chosen ? fileNameOf(chosen) : ''} onCancel={cancel} />
        ) : null}
        {/* Kept while a file is sent, so that nothing has to be typed twice. */}
        <div hidden={progress !== null}>
          {chosen ? (
            <UploadForm
              chosen={chosen}
              baseline={baseline}
              candidate={candidate}
              fault={fault}
              onChange={setChosen}
              onSend={(query, file) => void upload(query, file)}
            />
          ) : (
            <div className="flex flex-col gap-3">
              <DropZone
                onFiles={(files) => {
                  if (files.length > 0) void chooseFile(files.slice(0, 2)).then(setChosen);
                }}
              />
              <FormatHelp />
            </div>
          )}
        </div>
      </DialogContent>
    </Dialog>
  );
}
