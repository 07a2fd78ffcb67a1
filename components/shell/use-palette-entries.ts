'use client';

import { useEffect, useState } from 'react';
import { callApi } from '@/lib/client/call-api';
import type { FeatureListItem } from '@/lib/schemas/feature';
import type { ReleaseListItem } from '@/lib/schemas/release';

export interface PaletteEntries {
  features: FeatureListItem[];
  releases: ReleaseListItem[];
  fault: string | null;
}

const NONE: PaletteEntries = { features: [], releases: [], fault: null };

/** Loads what can be found each time the palette opens; the last answer stays while the next one comes. */
export function usePaletteEntries(isOpen: boolean): PaletteEntries {
  const [entries, setEntries] = useState(NONE);

  useEffect(() => {
    if (!isOpen) return;
    const controller = new AbortController();
    const load = async () => {
      const options = { signal: controller.signal };
      const [features, releases] = await Promise.all([
        callApi<FeatureListItem[]>('GET', '/features', undefined, options),
        callApi<ReleaseListItem[]>('GET', '/releases', undefined, options),
      ]);
      if (controller.signal.aborted) return;
      setEntries({
        features: features.ok ? features.data : [],
        releases: releases.ok ? releases.data : [],
        fault: !features.ok ? features.detail : !releases.ok ? releases.detail : null,
      });
    };
    void load();
    return () => controller.abort();
  }, [isOpen]);

  return entries;
}
