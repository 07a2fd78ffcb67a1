import { ClickHouseError } from '@clickhouse/client';
import { DomainError } from '@/lib/core/domain-error';

// Timeouts, too many queries, memory or parts, read-only tables: it passes.
const BUSY = new Set(['159', '160', '202', '209', '210', '241', '242', '252']);
// Unknown user, wrong password, no right to do this; 516 and 497 since 20.
const REFUSED = new Set(['192', '193', '194', '195', '291', '497', '516']);

/** The reason of the refusal that says so. */
export const TELEMETRY_AWAY = 'telemetry_away';

/** An outage, an overload or a refused user becomes `unavailable`; a fault in the statement stays what it is. */
export function translateClickhouseError(error: unknown): unknown {
  if (error instanceof DomainError) return error;
  const code = serverCode(error);
  if (code === null) return unavailable('ClickHouse does not answer', error);
  if (BUSY.has(code)) return unavailable('ClickHouse is too busy to answer', error);
  if (REFUSED.has(code)) return unavailable('ClickHouse refuses the user it was given', error);
  return error;
}

/** The server's own number for an error; null when no server answered. The client knows only how new ones write it. */
function serverCode(error: unknown): string | null {
  if (error instanceof ClickHouseError) return error.code;
  const message = error instanceof Error ? error.message : '';
  return /^Code: (\d+), /.exec(message)?.[1] ?? null;
}

function unavailable(what: string, cause: unknown): DomainError {
  const error = new DomainError(
    'unavailable',
    `${what}, and what was counted is kept there. Events are still accepted; try again shortly.`,
    TELEMETRY_AWAY,
  );
  error.cause = cause;
  return error;
}
