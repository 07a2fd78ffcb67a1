'use client';

import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import { toast } from 'sonner';
import type { ConfirmOutcome } from '@/components/ui/confirm-dialog';
import { type ApiFailure, callApi } from '@/lib/client/call-api';
import type { ReleaseView, TransitionInput } from '@/lib/schemas/release';
import { staleSentence } from './stale-sentence';

export type MoveInput = Omit<TransitionInput, 'seq'>;

/**
 * Sends a move of a release as it was seen, then shows the new state. A move whose answer got lost is sent again
 * with the same key, so that it happens once. When somebody else was faster, says what changed and shows it.
 */
export function useMove(release: Pick<ReleaseView, 'id' | 'seq'>) {
  const router = useRouter();
  const pending = useRef<{ text: string; key: string } | null>(null);

  return async (input: MoveInput, done: string): Promise<ConfirmOutcome> => {
    const body: TransitionInput = { ...input, seq: release.seq };
    const text = JSON.stringify(body);
    if (pending.current?.text !== text) pending.current = { text, key: crypto.randomUUID() };
    const answer = await callApi<ReleaseView>('POST', `/releases/${release.id}/transitions`, body, {
      idempotencyKey: pending.current.key,
    });
    if (!answer.ok && answer.status === 0) return { error: answer.detail };
    pending.current = null;
    router.refresh();
    if (answer.ok) {
      toast.success(done);
      return null;
    }
    return { error: sentenceOf(answer) };
  };
}

function sentenceOf(failure: ApiFailure): string {
  if (failure.code !== 'stale_state') {
    return [failure.detail, ...failure.issues.map((issue) => issue.message)]
      .filter((sentence, i, all) => all.indexOf(sentence) === i)
      .join(' ');
  }
  const sentence = staleSentence(failure.extra.state);
  // The dialog may be gone with the state that it belonged to; this stays.
  toast.warning(sentence, { duration: 10_000 });
  return sentence;
}
