/** What works now, as the server says it; `unreachable` when it says nothing. */
export type Readiness =
  | { kind: 'ready' }
  | { kind: 'database_away'; isEvaluating: boolean; snapshotAgeSeconds: number | null; message: string }
  | { kind: 'starting'; message: string }
  | { kind: 'unreachable' };

/** Asks GET /readyz. Never throws. */
export async function readReadiness(): Promise<Readiness> {
  try {
    const response = await fetch('/readyz', { cache: 'no-store', headers: { accept: 'application/json' } });
    return parseReadiness(await response.json());
  } catch {
    return { kind: 'unreachable' };
  }
}

/** An answer of another shape, for example a proxy's error page, counts as no answer. */
export function parseReadiness(body: unknown): Readiness {
  const answer = asRecord(body);
  const databaseOk = asRecord(answer.database).ok;
  if (typeof databaseOk !== 'boolean') return { kind: 'unreachable' };
  const message = typeof answer.message === 'string' ? answer.message : '';
  const isEvaluating = asRecord(answer.evaluation).ok === true;
  if (databaseOk) return isEvaluating ? { kind: 'ready' } : { kind: 'starting', message };
  const age = asRecord(answer.snapshot).age_seconds;
  return {
    kind: 'database_away',
    isEvaluating,
    snapshotAgeSeconds: typeof age === 'number' ? age : null,
    message,
  };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
