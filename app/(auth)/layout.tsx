import type { ReactNode } from 'react';
import { OfflineBanner } from '@/components/shell/offline-banner';
import { Wordmark } from '@/components/shell/wordmark';

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <OfflineBanner />
      <main className="mx-auto flex w-full max-w-lg flex-col gap-5 px-4 py-10 sm:py-16">
        <Wordmark />
        {children}
      </main>
    </>
  );
}
