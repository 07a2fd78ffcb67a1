'use client';

import { useEffect, useState } from 'react';
import { findVagueText } from '@/lib/core/release/vague-text/find-vague-text';
import type { NoteTexts, TextAdvice } from '@/lib/core/release/vague-text/vague-rule';

// Long enough that nobody is told of a sentence that is being written.
const PAUSE_MS = 900;

/** What in the texts says less than it seems to, as of the last pause in typing. */
export function useTextAdvice({ change, expectedGain, primaryRisk }: NoteTexts): readonly TextAdvice[] {
  const [advice, setAdvice] = useState<readonly TextAdvice[]>(() =>
    findVagueText({ change, expectedGain, primaryRisk }),
  );
  useEffect(() => {
    const look = () => setAdvice(findVagueText({ change, expectedGain, primaryRisk }));
    const timer = setTimeout(look, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [change, expectedGain, primaryRisk]);
  return advice;
}
