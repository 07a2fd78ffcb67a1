'use client';

import { ErrorPage } from '@/components/shell/error-page';

/** Catches what the console's own frame throws, for example when the database is away before anyone is known. */
export default function RootError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main>
      <ErrorPage error={error} retry={reset} />
    </main>
  );
}
