import type { Readiness } from './read-readiness';

/** What does not work now, in words; null when everything does. */
export function readinessSentence(readiness: Readiness): string | null {
  switch (readiness.kind) {
    case 'ready':
      return null;
    case 'starting':
      return readiness.message;
    case 'unreachable':
      return 'The server does not answer. What you see is the last state it gave; it is asked again every few seconds.';
    case 'database_away':
      return readiness.isEvaluating
        ? `The database does not answer. Routing goes on from the snapshot taken ${ageInWords(readiness.snapshotAgeSeconds)}; pages and telemetry do not.`
        : 'The database does not answer, and has not since the server started: nothing works until it does.';
  }
}

function ageInWords(seconds: number | null): string {
  if (seconds === null) return 'earlier';
  if (seconds < 90) return `${Math.round(seconds)} s ago`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min ago`;
  return `${Math.round(seconds / 3600)} h ago`;
}
