'use client';

import { useRef, useState } from 'react';
import { callApi } from '@/lib/client/call-api';
import { type Upload, uploadEvidence } from '@/lib/client/upload-evidence';
import type { EvidenceView } from '@/lib/schemas/evidence';

const ASK_EVERY_MS = 700;

export interface UploadState {
  /** Null: nothing is under way. */
  progress: { sent: number; size: number; casesRead: number } | null;
  fault: string | null;
}

const IDLE: UploadState = { progress: null, fault: null };

/** One upload at a time: how far it is, how it ended, and the way to call it off. */
export function useUpload(releaseId: string) {
  const [state, setState] = useState(IDLE);
  const running = useRef<Upload | null>(null);

  const advance = (change: Partial<NonNullable<UploadState['progress']>>) =>
    setState((before) =>
      before.progress ? { ...before, progress: { ...before.progress, ...change } } : before,
    );

  /** The evidence; null when the upload failed or was called off. */
  const send = async (query: Readonly<Record<string, string>>, file: Blob): Promise<EvidenceView | null> => {
    const id = crypto.randomUUID();
    setState({ progress: { sent: 0, size: file.size, casesRead: 0 }, fault: null });
    const upload = uploadEvidence(releaseId, { ...query, id }, file, (sent) => advance({ sent }));
    running.current = upload;
    const asking = setInterval(() => {
      void callApi<EvidenceView>('GET', `/releases/${releaseId}/evidence/${id}`).then((answer) => {
        if (answer.ok) advance({ casesRead: answer.data.casesRead });
      });
    }, ASK_EVERY_MS);
    const answer = await upload.answer;
    clearInterval(asking);
    running.current = null;
    setState(answer.ok || answer.code === 'aborted' ? IDLE : { progress: null, fault: answer.detail });
    return answer.ok ? answer.data : null;
  };

  return { ...state, send, cancel: () => running.current?.cancel() };
}
