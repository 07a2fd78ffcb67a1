'use client';

import { createContext, useContext } from 'react';
import type { FieldIssue } from '@/lib/core/domain-error';
import type { PlanFinding } from '@/lib/core/release/lint-plan';
import type { NoteContent } from '@/lib/core/release/note';
import type { TextAdvice } from '@/lib/core/release/vague-text/vague-rule';
import type { SourceChoice } from '@/lib/schemas/metric-source';
import type { NoteSuggestionsView } from '@/lib/schemas/note-suggestions';
import type { Unsettled } from './settle-draft';
import type { PlanPreviewState } from './use-plan-preview';
import type { TriggerPreviewState } from './use-trigger-preview';

/** What every part of the note form reads and writes. */
export interface NoteForm {
  note: NoteContent;
  setNote: (part: Partial<NoteContent>) => void;
  /** What the note still lacks, with the server's codes. */
  issues: readonly FieldIssue[];
  /** The plan's faults and warnings, each with its way out. */
  findings: readonly PlanFinding[];
  /** What is typed by half, and so not saved yet. */
  unsettled: readonly Unsettled[];
  unitName: string;
  /** What the plan would do with real traffic. */
  preview: PlanPreviewState;
  /** What the baseline's traffic says of the triggers. */
  triggerPreview: TriggerPreviewState;
  releaseId: string;
  /** Where a monitoring query may be asked beside the built-in metrics. */
  sources: readonly SourceChoice[];
  /** What in the texts says less than it seems to, once typing has paused. */
  advice: readonly TextAdvice[];
  /** What the feature's traffic and past releases suggest. */
  suggestions: NoteSuggestionsView;
  /** What the two versions are called; null while one is not chosen. */
  variants: { baseline: string | null; candidate: string | null };
  /** Stages up to this one have been entered: who gets the candidate there can no longer change. Null: none. */
  enteredThrough: number | null;
}

export const NoteFormContext = createContext<NoteForm | null>(null);

export function useNoteForm(): NoteForm {
  const form = useContext(NoteFormContext);
  if (form === null) throw new Error('A part of the note form stands outside it.');
  return form;
}

/** True for the field itself and for everything inside it: `triggers` holds `triggers.0.threshold`. */
export function isWithin(field: string, outer: string): boolean {
  return field === outer || field.startsWith(`${outer}.`);
}
