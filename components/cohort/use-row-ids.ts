'use client';

import { useRef } from 'react';

/** Ids for rows that have none of their own, so that a row keeps its focus when another above it goes. */
export function useRowIds(count: number): { ids: readonly number[]; dropAt: (index: number) => void } {
  const ids = useRef<number[]>([]);
  const next = useRef(0);
  while (ids.current.length < count) ids.current.push(next.current++);
  ids.current.length = count;
  return { ids: ids.current, dropAt: (index) => void ids.current.splice(index, 1) };
}
