'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogDescription, DialogTitle, DialogTrigger } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import type { ChosenFile } from './chosen-file';
import { fileNameOf } from './file-name-of';
import { UploadProgress } from './upload-progress';
import { useUpload } from './use-upload';

/** Reading a file's head and the forms for it are fetched when the dialog opens: most views of a page never need them. */
const EvidenceChoice = dynamic(() => import('./evidence-choice').then((found) => found.EvidenceChoice), {
  ssr: false,
  loading: () => <Skeleton className="h-64" />,
});

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
          <EvidenceChoice
            chosen={chosen}
            baseline={baseline}
            candidate={candidate}
            fault={fault}
            onChange={setChosen}
            onSend={(query, file) => void upload(query, file)}
          />
        </div>
      </DialogContent>
    </Dialog>
  );
}
