'use client';

import { useEffect, useState } from 'react';
import { callApi } from '@/lib/client/call-api';
import type { NamesView } from '@/lib/schemas/names';

export interface PaletteEntries extends NamesView {
  fault: string | null;
}

const NONE: PaletteEntries = { features: [], releases: [], fault: null };

/** Loads what can be found, each time the palette opens. */
export function usePaletteEntries(): PaletteEntries {
  const [entries, setEntries] = useState(NONE);

  useEffect(() => {
    const controller = new AbortController();
    const load = async () => {
      const names = await callApi<NamesView>('GET', '/names', undefined, { signal: controller.signal });
      if (controller.signal.aborted) return;
      setEntries(names.ok ? { ...names.data, fault: null } : { ...NONE, fault: names.detail });
    };
    void load();
    return () => controller.abort();
  }, []);

  return entries;
}
