'use client';

import { useEffect } from 'react';
import { pastedKind } from './pasted-kind';
import type { StartChoice } from './use-start-choice';

/** A note or a promptfoo configuration that is pasted on the page, outside of any field, is taken at once. */
export function usePastedStart({ choose, setMarkdown, promptfoo }: StartChoice): void {
  useEffect(() => {
    const take = (event: ClipboardEvent) => {
      const { target } = event;
      if (target instanceof HTMLElement && target.closest('input, textarea, select, [role="dialog"]')) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const kind = pastedKind(text);
      if (kind === null) return;
      event.preventDefault();
      choose(kind);
      if (kind === 'markdown') setMarkdown(text);
      else promptfoo.setText(text);
    };
    document.addEventListener('paste', take);
    return () => document.removeEventListener('paste', take);
  });
}
