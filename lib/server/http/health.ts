import type { ServerResponse } from 'node:http';
import type { HealthView, ReadyView } from '@/lib/schemas/health';
import type { HttpContext } from './http-context';
import { sendJson } from './respond';

const DATABASE_LIMIT_MS = 1_500;

/** GET /healthz: the process runs. */
export function answerHealth(res: ServerResponse): void {
  sendJson(res, 200, { status: 'ok' } satisfies HealthView);
}

/** GET /readyz: what works, and what does not, in plain words. 503 when the database does not answer. */
export async function answerReady(http: HttpContext, res: ServerResponse): Promise<void> {
  const { current, takenAt, lastError } = http.store;
  const isDatabaseOk = await doesDatabaseAnswer(http);
  const isEvaluating = current !== null;
  const ageSeconds = takenAt === null ? null : Math.max(0, Math.round((Date.now() - takenAt) / 100) / 10);
  sendJson(res, isDatabaseOk && isEvaluating ? 200 : 503, {
    status: isDatabaseOk && isEvaluating ? 'ready' : 'not_ready',
    message: readyMessage(isDatabaseOk, isEvaluating),
    database: { ok: isDatabaseOk },
    evaluation: { ok: isEvaluating },
    ingest: { ok: isDatabaseOk && isEvaluating },
    snapshot: { age_seconds: ageSeconds, last_error: lastError },
  } satisfies ReadyView);
}

function readyMessage(isDatabaseOk: boolean, isEvaluating: boolean): string {
  if (isDatabaseOk && isEvaluating) return 'Everything works.';
  if (isDatabaseOk) return 'The routing state has not been read yet; flags are not evaluated until it is.';
  return isEvaluating
    ? 'The database does not answer. Flags are evaluated from the last known state; events are refused with 503, nobody can sign in or change a release, and no trigger is watched.'
    : 'The database does not answer and has not answered since the start: nothing works until it does.';
}

async function doesDatabaseAnswer(http: HttpContext): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), DATABASE_LIMIT_MS);
  });
  const probe = http.sql()`SELECT 1`.then(
    () => true,
    () => false,
  );
  const answers = await Promise.race([probe, limit]);
  clearTimeout(timer);
  return answers;
}
