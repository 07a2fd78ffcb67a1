'use client';

import { ThemeProvider as NextThemes } from 'next-themes';
import type { ReactNode } from 'react';

// React warns of a script that it renders in the browser, where it would not run; there it is made inert.
const inertInBrowser = typeof window === 'undefined' ? {} : { type: 'application/json' };

export function ThemeProvider({ nonce, children }: { nonce: string; children: ReactNode }) {
  return (
    <NextThemes
      nonce={nonce}
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      scriptProps={inertInBrowser}
    >
      {children}
    </NextThemes>
  );
}
