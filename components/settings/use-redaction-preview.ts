'use client';

import { useEffect, useState } from 'react';
import { type ApiFailure, callApi } from '@/lib/client/call-api';
import type { RedactionPreviewInput, RedactionPreviewView } from '@/lib/schemas/review-settings';
import type { ReviewDraft } from './review-draft';

export interface RedactionPreviewState {
  view: RedactionPreviewView | null;
  fault: string | null;
  busy: boolean;
}

// Long enough that typing a word asks once.
const PAUSE_MS = 300;

/** Asks once typing pauses; the newest text wins. Patterns without a name or a pattern are not there yet. */
export function useRedactionPreview(
  text: string,
  redact: ReviewDraft['redact'],
  patterns: ReviewDraft['patterns'],
): RedactionPreviewState {
  const [state, setState] = useState<RedactionPreviewState>({ view: null, fault: null, busy: true });
  const whole = patterns.filter(({ name, pattern }) => name.trim() !== '' && pattern !== '');
  const input: RedactionPreviewInput = {
    ...{ text, redact },
    patterns: whole.map(({ name, pattern }) => ({ name, pattern })),
  };
  const question = JSON.stringify(input);

  useEffect(() => {
    const controller = new AbortController();
    setState((known) => ({ ...known, busy: true }));
    const timer = setTimeout(async () => {
      const answer = await callApi<RedactionPreviewView>(
        'POST',
        '/review-settings/preview',
        JSON.parse(question),
        { signal: controller.signal },
      );
      if (controller.signal.aborted) return;
      setState(
        answer.ok
          ? { view: answer.data, fault: null, busy: false }
          : { view: null, fault: faultOf(answer, JSON.parse(question)), busy: false },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [question]);

  return state;
}

/** What is wrong, and with which pattern. */
function faultOf({ detail, issues }: ApiFailure, { patterns }: RedactionPreviewInput): string {
  const place = /^patterns\.(\d+)/.exec(issues[0]?.field ?? '')?.[1];
  const name = place === undefined ? undefined : patterns[Number(place)]?.name;
  return name === undefined ? detail : `“${name}”: ${detail}`;
}
