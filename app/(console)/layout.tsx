import type { ReactNode } from 'react';
import { OfflineBanner } from '@/components/shell/offline-banner';
import { TopBar } from '@/components/shell/top-bar';
import { pageActor } from '@/lib/server/transport/page-actor';

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { name, email, role } = await pageActor();
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-control focus:bg-ink focus:px-3 focus:py-1.5 focus:text-bg"
      >
        Skip to the content
      </a>
      <TopBar user={{ name, email, role }} />
      <OfflineBanner />
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-[77rem] px-4 py-5 outline-none sm:px-6 sm:py-6"
      >
        {children}
      </main>
    </>
  );
}
