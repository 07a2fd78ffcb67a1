'use client';

import { useState } from 'react';
import type { NoteContent } from '@/lib/core/release/note';
import { type ParsedNote, parseNote } from '@/lib/core/release/note-markdown/parse-note';
import { continueNote } from '@/lib/core/release/note-start/continue-note';
import { noteParts } from '@/lib/core/release/note-start/note-parts';
import type { NoteStart } from '@/lib/core/release/note-start/note-start';
import { withSuggestion } from '@/lib/core/release/note-start/suggest-from-promptfoo';
import type { PastNote } from '@/lib/schemas/note-suggestions';
import type { NoteTemplateView } from '@/lib/schemas/note-template';
import type { ChosenStart, StartKind } from './chosen-start';
import { type PromptfooChoice, usePromptfooChoice } from './use-promptfoo-choice';

export interface StartSources {
  last: PastNote | null;
  templates: readonly NoteTemplateView[];
  /** Metric sources that may be asked, by name. */
  sources: readonly string[];
  unitName: string;
  /** What is written so far: a promptfoo configuration adds to it, the last release leaves its change and gain. */
  base: NoteContent;
  first: StartKind;
}

export interface StartChoice {
  kind: StartKind;
  choose: (kind: StartKind) => void;
  last: NoteStart | null;
  template: NoteStart | null;
  templateId: string;
  chooseTemplate: (id: string) => void;
  markdown: string;
  setMarkdown: (markdown: string) => void;
  parsed: ParsedNote | null;
  promptfoo: PromptfooChoice;
  chosen: ChosenStart;
}

/** The ways to begin a note, and what has been chosen of them; going back to another one undoes the choice. */
export function useStartChoice({
  last,
  templates,
  sources,
  unitName,
  base,
  first,
}: StartSources): StartChoice {
  const [picked, choose] = useState<StartKind | null>(null);
  const [templateId, chooseTemplate] = useState('');
  const [markdown, setMarkdown] = useState('');
  const promptfoo = usePromptfooChoice();

  // Another feature may have been chosen meanwhile, which has no release to go on from.
  const kind = picked === null || (picked === 'last' && !last) ? first : picked;
  const found =
    templates.find(({ id }) => id === templateId) ?? (templates.length === 1 ? templates[0] : null);
  const template = found ? { note: found.note, brings: noteParts(found.note, unitName), leaves: [] } : null;
  const continued = last ? continueNote(last.note, { sources, unitName, written: base }) : null;
  const parsed = markdown.trim() === '' ? null : parseNote(markdown);
  const suggested = promptfoo.wanted ? withSuggestion(base, promptfoo.wanted) : null;
  const notes: Record<StartKind, NoteContent | null> = {
    last: continued?.note ?? null,
    template: template?.note ?? null,
    markdown: parsed?.note ?? null,
    promptfoo: suggested,
    empty: null,
  };
  return {
    ...{ kind, choose, template, chooseTemplate, markdown, setMarkdown, parsed, promptfoo },
    last: continued,
    templateId: found?.id ?? '',
    chosen: {
      kind,
      note: notes[kind],
      header: kind === 'markdown' ? (parsed?.header ?? null) : null,
      guessed: kind === 'promptfoo' ? (promptfoo.wanted?.labels ?? null) : null,
      problems: kind === 'markdown' ? (parsed?.problems.map(({ message }) => message) ?? []) : [],
    },
  };
}
