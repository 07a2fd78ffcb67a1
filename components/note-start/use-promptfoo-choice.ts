'use client';

import { useRef, useState } from 'react';
import {
  type PromptfooSuggestion,
  suggestFromPromptfoo,
} from '@/lib/core/release/note-start/suggest-from-promptfoo';

export interface PromptfooChoice {
  text: string;
  setText: (text: string) => void;
  /** Why the text cannot be read, each with its line. */
  faults: readonly string[];
  suggestion: PromptfooSuggestion | null;
  /** The suggestion without what was unticked; null where there is none. */
  wanted: PromptfooSuggestion | null;
  /** `change`, or a metric. */
  isWanted: (part: string) => boolean;
  toggle: (part: string) => void;
}

interface Read {
  suggestion: PromptfooSuggestion | null;
  faults: readonly string[];
}

const NOTHING: Read = { suggestion: null, faults: [] };

/** A promptfoo configuration, what it suggests, and which of it is taken. The reader of YAML is loaded when one comes. */
export function usePromptfooChoice(): PromptfooChoice {
  const [text, setText] = useState('');
  const [read, setRead] = useState<Read>(NOTHING);
  const [unwanted, setUnwanted] = useState<ReadonlySet<string>>(new Set());
  const newest = useRef('');

  const change = async (next: string) => {
    setText(next);
    setUnwanted(new Set());
    newest.current = next;
    if (next.trim() === '') return setRead(NOTHING);
    const { readPromptfooConfig } = await import('@/lib/client/read-promptfoo-config');
    if (newest.current !== next) return;
    const answer = readPromptfooConfig(next);
    setRead(
      answer.ok
        ? { suggestion: suggestFromPromptfoo(answer.setup), faults: [] }
        : { suggestion: null, faults: answer.faults },
    );
  };

  const isWanted = (part: string) => !unwanted.has(part);
  const { suggestion, faults } = read;
  const wanted = suggestion && {
    ...suggestion,
    change: isWanted('change') ? suggestion.change : '',
    metrics: suggestion.metrics.filter(({ metric }) => isWanted(metric)),
  };
  return {
    ...{ text, faults, suggestion, wanted, isWanted },
    setText: (next) => void change(next),
    toggle: (part) => {
      const next = new Set(unwanted);
      if (!next.delete(part)) next.add(part);
      setUnwanted(next);
    },
  };
}
