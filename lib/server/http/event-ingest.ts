import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { isDatabaseAway } from '../db/translate-database-error';
import { log } from '../log';
import type { Snapshot } from '../routing/snapshot';
import { ingestBatch } from '../telemetry/ingest-batch';
import { EventNotifier } from '../telemetry/ingest-notify';
import { type IngestItem, parseIngestBody } from '../telemetry/ingest-parse';
import { authenticate } from './authenticate';
import type { HttpContext } from './http-context';
import { readBody } from './read-body';
import { sendJson, sendProblem } from './respond';

const BODY_LIMIT = 10 * 1024 * 1024;
const EVENT_LIMIT = 10_000;
const IN_FLIGHT_LIMIT = 64 * 1024 * 1024;
const ANSWER_LIMIT_MS = 15_000;

const unzip = promisify(gunzip);

/** POST /api/v1/events: answers only after the commit. */
export class EventIngest {
  private bytesInFlight = 0;
  private readonly notifier: EventNotifier;

  constructor(private readonly http: HttpContext) {
    this.notifier = new EventNotifier(http.sql);
  }

  async receive(req: IncomingMessage, res: ServerResponse): Promise<unknown> {
    if (req.method !== 'POST')
      return this.refuse(res, 405, 'method_not_allowed', 'Send events by POST.', { allow: 'POST' });
    const snapshot = this.http.store.current;
    if (!snapshot) return this.refuse(res, 503, 'unavailable', AWAY, { 'retry-after': 1 });
    const auth = authenticate(req, snapshot, 'event:ingest');
    if (auth.kind === 'refused') return this.refuseKey(res, auth.status);
    const weight = bytesToReserve(req);
    if (this.bytesInFlight + weight > IN_FLIGHT_LIMIT) {
      const detail = 'Too many events are on their way in. Send this call again in a moment.';
      return this.refuse(res, 429, 'too_many_events', detail, { 'retry-after': 1 });
    }
    this.bytesInFlight += weight;
    try {
      const text = await this.readText(req, res);
      if (text !== null) await this.keep(req, res, snapshot, text);
      return null;
    } finally {
      this.bytesInFlight -= weight;
    }
  }

  close(): void {
    this.notifier.stop();
  }

  /** The body as text; null when it was answered already, or the client went away. */
  private async readText(req: IncomingMessage, res: ServerResponse): Promise<string | null> {
    const encoding = req.headers['content-encoding'] ?? 'identity';
    if (encoding !== 'identity' && encoding !== 'gzip') {
      return this.refuse(res, 415, 'unsupported_encoding', 'Send the body as it is, or with gzip.');
    }
    const outcome = await new Promise<Parameters<Parameters<typeof readBody>[2]>[0]>((resolve) => {
      readBody(req, BODY_LIMIT, resolve);
    });
    if (outcome.kind === 'aborted') return null;
    if (outcome.kind === 'too_large') return this.tooLarge(res);
    if (encoding === 'identity') return outcome.body.toString();
    try {
      return (await unzip(outcome.body, { maxOutputLength: BODY_LIMIT })).toString();
    } catch (error) {
      if (error instanceof RangeError) return this.tooLarge(res);
      return this.refuse(res, 400, 'not_gzip', 'The body is not valid gzip.');
    }
  }

  private async keep(
    req: IncomingMessage,
    res: ServerResponse,
    snapshot: Snapshot,
    text: string,
  ): Promise<void> {
    const read = () => readItems(req.headers['content-type'], text);
    try {
      await this.answer(res, read, snapshot);
    } catch (error) {
      if (error instanceof RefusedBody) return void this.refuse(res, error.status, error.code, error.message);
      if (!isDatabaseAway(error)) throw error;
      log.warn('Events were refused: the database did not answer', { error });
      this.refuse(res, 503, 'unavailable', AWAY, { 'retry-after': 2 });
    }
  }

  private async answer(
    res: ServerResponse,
    read: () => readonly IngestItem[],
    snapshot: Snapshot,
  ): Promise<void> {
    const work = ingestBatch(read, snapshot, this.http.ingest, Date.now());
    const { accepted, duplicates, rejected, features } = await withinLimit(work);
    this.notifier.announce(features);
    const { counters } = this.http;
    counters.add('sluice_events_total', { outcome: 'accepted' }, accepted);
    counters.add('sluice_events_total', { outcome: 'duplicate' }, duplicates);
    counters.add('sluice_events_total', { outcome: 'rejected' }, rejected.length);
    const isNothingGood = rejected.length > 0 && accepted + duplicates === 0;
    sendJson(res, isNothingGood ? 422 : 200, { accepted, duplicates, rejected });
  }

  private tooLarge(res: ServerResponse): null {
    const detail = 'The body is larger than 10 MB. Send it in parts.';
    return this.refuse(res, 413, 'too_large', detail, { connection: 'close' });
  }

  private refuseKey(res: ServerResponse, status: 401 | 403): void {
    const detail = status === 401 ? 'Send a valid API key.' : 'This API key has no ingest scope.';
    const challenge = status === 401 ? { 'www-authenticate': 'Bearer' } : {};
    this.refuse(res, status, status === 401 ? 'unauthenticated' : 'forbidden', detail, challenge);
  }

  private refuse(
    res: ServerResponse,
    status: number,
    code: string,
    detail: string,
    headers: Readonly<Record<string, string | number>> = {},
  ): null {
    this.http.counters.add('sluice_ingest_refused_total', { status: String(status) });
    sendProblem(res, status, code, detail, headers);
    return null;
  }
}

/** A body that is refused as a whole. */
class RefusedBody extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(detail);
  }
}

function readItems(contentType: string | undefined, text: string): readonly IngestItem[] {
  const parsed = parseIngestBody(contentType, text);
  if (parsed.kind === 'refused') throw new RefusedBody(parsed.status, 'unreadable', parsed.reason);
  if (parsed.items.length > EVENT_LIMIT) {
    const detail = `The call has ${parsed.items.length} events; ${EVENT_LIMIT} are the most. Send it in parts.`;
    throw new RefusedBody(413, 'too_many_in_one_call', detail);
  }
  return parsed.items;
}

const AWAY =
  'The database does not answer, so nothing of this call was confirmed. Send it again; no event counts twice.';

// What is not told beforehand, or is packed, is reckoned with its limit.
function bytesToReserve(req: IncomingMessage): number {
  const told = Number(req.headers['content-length']);
  const isPlain = req.headers['content-encoding'] === undefined && Number.isFinite(told);
  return isPlain ? Math.min(told, BODY_LIMIT) : BODY_LIMIT;
}

/** A database that hangs is as good as away; what it may still commit, the client's second try will not double. */
async function withinLimit<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    const late = Object.assign(new Error('no answer in time'), { code: 'CONNECT_TIMEOUT' });
    timer = setTimeout(() => reject(late), ANSWER_LIMIT_MS);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
