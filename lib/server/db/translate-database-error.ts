import { DomainError } from '@/lib/core/domain-error';

// Prisma's codes for an unreachable server, a pool that gives no connection, and a transaction that cannot begin.
const PRISMA_AWAY = new Set([
  'P1000',
  'P1001',
  'P1002',
  'P1003',
  'P1008',
  'P1011',
  'P1017',
  'P2024',
  'P2028',
]);
const SOCKET_AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
  'EAI_AGAIN',
  'ENOENT',
]);
// postgres.js's own.
const CLIENT_AWAY = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
]);
// SQLSTATE: class 08 (connection), 57P01 to 57P03 (shutting down, starting up), 53300 (too many connections).
const SQLSTATE_AWAY = /^(08...|57P0[1-3]|53300)$/;
const MESSAGE_AWAY =
  /connection terminated|connection timeout|timeout exceeded when trying to connect|can't reach database|not currently accepting connections|terminating connection/i;

// Deadlock, serialization, resources that ran out, a lock or statement that took too long, a standby after a failover.
const SQLSTATE_PASSING = /^(40P01|40001|53...|55P03|57014|25006)$/;

/** Is this a fault that passes, so that the same may well succeed a moment later? Includes being away. */
export function isPassingFault(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  return SQLSTATE_PASSING.test(code) || isDatabaseAway(error);
}

/** Is this error the database being away, as opposed to a fault in what was asked? */
export function isDatabaseAway(error: unknown): boolean {
  for (let e = error, depth = 0; e instanceof Error && depth < 5; e = e.cause, depth += 1) {
    const code = 'code' in e && typeof e.code === 'string' ? e.code : '';
    if (PRISMA_AWAY.has(code) || CLIENT_AWAY.has(code) || SQLSTATE_AWAY.test(code)) return true;
    if (SOCKET_AWAY.has(code) && 'syscall' in e) return true;
    if (MESSAGE_AWAY.test(e.message)) return true;
    const original = 'meta' in e ? driverCode(e.meta) : '';
    if (SQLSTATE_AWAY.test(original) || SOCKET_AWAY.has(original)) return true;
  }
  return false;
}

/** An outage becomes `unavailable`; every other error stays what it is. */
export function translateDatabaseError(error: unknown): unknown {
  if (error instanceof DomainError || !isDatabaseAway(error)) return error;
  return new DomainError(
    'unavailable',
    'The database does not answer. Nothing was changed; try again shortly.',
  );
}

// Prisma keeps the driver's code in meta.driverAdapterError.cause.originalCode.
function driverCode(meta: unknown): string {
  const cause = property(property(meta, 'driverAdapterError'), 'cause');
  const code = property(cause, 'originalCode') ?? property(cause, 'code');
  return typeof code === 'string' ? code : '';
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
