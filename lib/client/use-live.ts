'use client';

import { useEffect, useRef } from 'react';
import { isAbout } from './is-about';
import { onLiveMessage } from './live-stream';

/**
 * Calls `onChange` when one of the topics (`release:<id>`, `feature:<id>`, `release:*`) changes on the server, and
 * after each interruption of the stream, since a change may have been missed.
 */
export function useLive(topics: readonly string[], onChange: () => void): void {
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  const key = topics.join(' ');

  useEffect(() => {
    if (key === '') return;
    const wanted = key.split(' ');
    return onLiveMessage((message) => {
      if (isAbout(message, wanted)) latest.current();
    });
  }, [key]);
}
