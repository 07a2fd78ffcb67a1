'use client';

import { useEffect, useState } from 'react';
import { callApi } from '@/lib/client/call-api';
import type { NoteContent } from '@/lib/core/release/note';
import type { TriggerPreviewInput, TriggerPreviewView } from '@/lib/schemas/preview';

export interface TriggerPreviewState {
  view: TriggerPreviewView | null;
  busy: boolean;
}

// Long enough that typing a number asks once.
const PAUSE_MS = 600;

/**
 * What the baseline's traffic says of the triggers, at the first stage that is still ahead and serves a share. Asks once typing
 * pauses; the newest note wins. What cannot be answered is left out: nobody needs it to write a note.
 */
export function useTriggerPreview(
  featureKey: string,
  { triggers, metricsToWatch, plan }: NoteContent,
  enteredThrough: number | null,
): TriggerPreviewState {
  const [state, setState] = useState<TriggerPreviewState>({ view: null, busy: true });
  const stage = nextStage(plan, enteredThrough);
  const input: TriggerPreviewInput | null =
    triggers.length === 0 || stage === null ? null : { triggers, metricsToWatch, ...stage };
  const question = JSON.stringify(input);

  useEffect(() => {
    const asked: TriggerPreviewInput | null = JSON.parse(question);
    const controller = new AbortController();
    setState((known) => ({ view: asked && known.view, busy: asked !== null }));
    if (!asked) return;
    const timer = setTimeout(async () => {
      const path = `/features/${encodeURIComponent(featureKey)}/trigger-preview`;
      const answer = await callApi<TriggerPreviewView>('POST', path, asked, { signal: controller.signal });
      if (controller.signal.aborted) return;
      setState({ view: answer.ok ? answer.data : null, busy: false });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [featureKey, question]);

  return state;
}

function nextStage(
  { stages }: NoteContent['plan'],
  enteredThrough: number | null,
): { share: number; stage: string } | null {
  const ahead = stages.slice(Math.min((enteredThrough ?? 0) + 1, Math.max(1, stages.length - 1)));
  const found = ahead.find(({ cohort }) => cohort !== null && cohort.share > 0 && cohort.share <= 1);
  return found?.cohort ? { share: found.cohort.share, stage: found.name } : null;
}
