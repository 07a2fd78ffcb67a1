import type { MonitoringProblem } from '@/lib/core/monitoring/monitoring-problem';

/** Why a source gave no rows. Carries nothing that is secret. */
export class SourceFault extends Error {
  constructor(readonly problem: MonitoringProblem) {
    super(problem.kind);
  }
}

const MOST_CHARACTERS = 600;

/** What a server said, on one line and not too long. */
export function refused(message: string): SourceFault {
  const line = message.replace(/\s+/g, ' ').trim();
  return new SourceFault({
    kind: 'refused',
    message: line.slice(0, MOST_CHARACTERS) || 'no reason was given',
  });
}

export function wrongShape(detail: string): SourceFault {
  return new SourceFault({ kind: 'wrong_shape', detail });
}

export function unreachable(error: unknown): SourceFault {
  return new SourceFault({ kind: 'unreachable', message: plainReason(error) });
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was cut',
  CONNECTION_CLOSED: 'the connection was cut',
  CONNECTION_DESTROYED: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  ENOTFOUND: 'its host name is not known',
  EAI_AGAIN: 'its host name could not be looked up',
  EHOSTUNREACH: 'its host cannot be reached',
  ENETUNREACH: 'its network cannot be reached',
  ETIMEDOUT: 'the connection took too long',
  CONNECT_TIMEOUT: 'the connection took too long',
  UND_ERR_CONNECT_TIMEOUT: 'the connection took too long',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is self-signed',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};

function plainReason(error: unknown): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const inner = at instanceof AggregateError ? at.errors[0] : at;
    const code: unknown = inner instanceof Error && 'code' in inner ? inner.code : undefined;
    if (typeof code === 'string') return REASONS[code] ?? `the connection failed (${code})`;
  }
  return 'the connection failed';
}
