// The driver's and the system's names for a connection that is not there.
const CONNECTION_CODES = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
]);
// SQLSTATE classes: connection, transaction rollback, resources, operator intervention (shutdown, starting up).
const STATE_CLASSES = ['08', '40', '53', '57'];

/** Would the same call succeed later? True when the database is away, starting, stopping or out of room. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  const code = String(error.code);
  return CONNECTION_CODES.has(code) || (code.length === 5 && STATE_CLASSES.includes(code.slice(0, 2)));
}
