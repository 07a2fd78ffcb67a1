export interface HealthView {
  status: 'ok';
}

/** What works, and what does not. */
export interface ReadyView {
  status: 'ready' | 'not_ready';
  message: string;
  database: { ok: boolean };
  evaluation: { ok: boolean };
  ingest: { ok: boolean };
  snapshot: { age_seconds: number | null; last_error: string | null };
}
