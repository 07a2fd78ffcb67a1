'use client';

import { useEffect, useState } from 'react';
import { callApi } from '@/lib/client/call-api';
import { isWholeRule } from '@/lib/core/cohort/is-whole-rule';
import type { Plan } from '@/lib/core/release/note';
import type { PlanPreviewView, PreviewInput } from '@/lib/schemas/preview';

/** `view` stays what was known last while a newer answer is awaited. */
export interface PlanPreviewState {
  view: PlanPreviewView | null;
  busy: boolean;
  fault: string | null;
}

// Long enough that typing a number asks once.
const PAUSE_MS = 400;

/** What the plan would do with the feature's traffic of the last 24 h. Asks once typing pauses; the newest plan wins. */
export function usePlanPreview(featureKey: string, plan: Plan): PlanPreviewState {
  const [state, setState] = useState<PlanPreviewState>({ view: null, busy: true, fault: null });
  // By what it asks, so that typing elsewhere in the note asks nothing.
  const question = JSON.stringify(askable(plan));

  useEffect(() => {
    const controller = new AbortController();
    setState((known) => ({ ...known, busy: true }));
    const timer = setTimeout(async () => {
      const path = `/features/${encodeURIComponent(featureKey)}/cohort-preview`;
      const input: PreviewInput = JSON.parse(question);
      const answer = await callApi<PlanPreviewView>('POST', path, input, { signal: controller.signal });
      if (controller.signal.aborted) return;
      setState((known) =>
        answer.ok
          ? { view: answer.data, busy: false, fault: null }
          : { view: known.view, busy: false, fault: answer.detail },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [featureKey, question]);

  return state;
}

/** The plan without what is typed by half: such a stage has no cohort yet, and its name is of no matter here. */
function askable({ stages }: Plan): PreviewInput {
  return {
    plan: {
      stages: stages.map((stage, index) => ({
        ...stage,
        name: String(index),
        cohort: stage.cohort && isAskable(stage.cohort) ? stage.cohort : null,
      })),
    },
  };
}

function isAskable({ rule, share }: NonNullable<Plan['stages'][number]['cohort']>): boolean {
  return share > 0 && share <= 1 && isWholeRule(rule);
}
