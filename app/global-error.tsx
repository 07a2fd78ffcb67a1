'use client';

/** The last net: the frame of every page failed, so nothing of it can be used here. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en">
      <body
        style={{
          font: '14px/1.5 system-ui, sans-serif',
          maxWidth: '36rem',
          margin: '4rem auto',
          padding: '0 1rem',
        }}
      >
        <title>Sluice</title>
        <h1 style={{ fontSize: '1.375rem' }}>Sluice could not draw this page</h1>
        <p>
          Nothing was changed by it, and routing is not touched. Try again; if it comes back, look in the
          server's log
          {error.digest ? ` for reference ${error.digest}` : ''}.
        </p>
        <button type="button" onClick={reset} style={{ font: 'inherit', padding: '0.4rem 1rem' }}>
          Try again
        </button>
      </body>
    </html>
  );
}
