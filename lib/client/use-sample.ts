'use client';

import { useEffect, useRef, useState } from 'react';
import type { SampleState } from '@/lib/schemas/desk';
import { callApi } from './call-api';

const EVERY_MS = 3000;

/** The sample's state, asked anew every 3 s while there is one. `onChange` is called when what it does changes. */
export function useSample(first: SampleState, onChange: () => void): SampleState {
  const [sample, setSample] = useState(first);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => setSample(first), [first]);

  useEffect(() => {
    if (!sample.present) return;
    const timer = setInterval(async () => {
      if (document.hidden) return;
      const answer = await callApi<SampleState>('GET', '/sample');
      if (!answer.ok || (answer.data.present === sample.present && answer.data.progress === sample.progress))
        return;
      setSample(answer.data);
      latest.current();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [sample]);

  return sample;
}
