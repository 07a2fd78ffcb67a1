import type { FieldIssue } from '@/lib/core/domain-error';

export type ApiMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface ApiFailure {
  ok: false;
  /** HTTP status; 0 when no answer came. */
  status: number;
  code: string;
  reason: string;
  /** One sentence for people. */
  detail: string;
  issues: FieldIssue[];
  /** Whatever else the problem carries, for example the present state. */
  extra: Record<string, unknown>;
}

export type ApiResult<T> = { ok: true; data: T } | ApiFailure;

export interface CallOptions {
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** Sends the body as it is, with this content type, instead of JSON. */
  contentType?: string;
}

/** Calls `/api/v1` + path. Never throws: a failure is a value that says what happened. */
export async function callApi<T>(
  method: ApiMethod,
  path: string,
  body?: unknown,
  options: CallOptions = {},
): Promise<ApiResult<T>> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(
      path.startsWith('/api/') ? path : `/api/v1${path}`,
      request(method, body, options),
    );
    // The connection may break, or the call be called off, while the body is on its way.
    answer = await readBody(response);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') {
      return failure(0, 'aborted', 'The request was called off.');
    }
    return failure(
      0,
      'unreachable',
      'The server did not answer. Nothing was changed; try again in a moment.',
    );
  }
  return response.ok ? { ok: true, data: answer as T } : readProblem(response.status, answer);
}

function request(method: ApiMethod, body: unknown, options: CallOptions): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = options.contentType ?? 'application/json';
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey;
  return {
    method,
    headers,
    credentials: 'same-origin',
    cache: 'no-store',
    ...(body === undefined ? {} : { body: options.contentType ? String(body) : JSON.stringify(body) }),
    ...(options.signal ? { signal: options.signal } : {}),
  };
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return null;
  if (!(response.headers.get('content-type') ?? '').includes('json')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function readProblem(status: number, body: unknown): ApiFailure {
  if (typeof body !== 'object' || body === null) return failure(status, 'unknown', sentenceFor(status));
  const {
    type,
    title,
    status: _status,
    code,
    reason,
    detail,
    issues,
    ...extra
  } = body as Record<string, unknown>;
  return {
    ok: false,
    status,
    code: typeof code === 'string' ? code : 'unknown',
    reason: typeof reason === 'string' ? reason : 'unknown',
    detail:
      status === 401 ? sentenceFor(401) : typeof detail === 'string' && detail ? detail : sentenceFor(status),
    issues: Array.isArray(issues) ? (issues as FieldIssue[]) : [],
    extra,
  };
}

function sentenceFor(status: number): string {
  if (status === 401)
    return 'Your session has ended. Sign in again in another tab; what you typed here is kept.';
  if (status === 403) return 'You may not do this.';
  if (status === 404) return 'This does not exist any more.';
  if (status === 503) return 'The database does not answer. Nothing was changed; try again in a moment.';
  return `The server answered with an error (${status}). Nothing was changed.`;
}

export function failure(status: number, code: string, detail: string): ApiFailure {
  return { ok: false, status, code, reason: code, detail, issues: [], extra: {} };
}
