'use client';

import { useEffect, useRef } from 'react';

/** What each key does, by what it types. */
export type KeyActions = Readonly<Record<string, () => void>>;

/** Single keys for the whole page. They rest while somebody types, holds a modifier or a key, or is in a dialog. */
export function useKeys(actions: KeyActions, isOn: boolean): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });

  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.metaKey || event.ctrlKey || event.altKey) return;
      if (event.target instanceof HTMLElement && isElsewhere(event.target)) return;
      const action = latest.current[event.key.toLowerCase()];
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isOn]);
}

function isElsewhere(target: HTMLElement): boolean {
  return (
    target.isContentEditable || target.closest('input, textarea, select, [role=dialog], [role=menu]') !== null
  );
}
