'use client';

import { useEffect, useState } from 'react';
import { callApi } from '@/lib/client/call-api';
import type { NamesView } from '@/lib/schemas/names';

export interface PaletteEntries extends NamesView {
  /** Something has been answered. */
  isKnown: boolean;
  fault: string | null;
}

const NONE: PaletteEntries = { features: [], releases: [], isKnown: false, fault: null };

/** Loads what can be found each time the palette opens; the last answer stays while the next one comes. */
export function usePaletteEntries(isOpen: boolean): PaletteEntries {
  const [entries, setEntries] = useState(NONE);

  useEffect(() => {
    if (!isOpen) return;
    const controller = new AbortController();
    const load = async () => {
      const names = await callApi<NamesView>('GET', '/names', undefined, { signal: controller.signal });
      if (controller.signal.aborted) return;
      setEntries(
        names.ok
          ? { ...names.data, isKnown: true, fault: null }
          : { ...NONE, isKnown: true, fault: names.detail },
      );
    };
    void load();
    return () => controller.abort();
  }, [isOpen]);

  return entries;
}
