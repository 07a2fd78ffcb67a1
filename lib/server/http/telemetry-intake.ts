import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { IntakeCode } from '@/lib/schemas/problem';
import { isPassingFault } from '../db/translate-database-error';
import { log } from '../log';
import type { Snapshot } from '../routing/snapshot';
import { type IngestAnswer, ingestBatch } from '../telemetry/ingest-batch';
import { EventNotifier } from '../telemetry/ingest-notify';
import type { IngestItem } from '../telemetry/ingest-parse';
import { authenticate } from './authenticate';
import type { HttpContext } from './http-context';
import { type BodyOutcome, readBody } from './read-body';

const BODY_LIMIT = 10 * 1024 * 1024;
const ITEM_LIMIT = 10_000;
/** What may be on its way in at once, unpacked, and how long a call waits for its commit. */
const LIMITS = { inFlightBytes: 64 * 1024 * 1024, answerMs: 15_000 };

// A client that drips holds its place no longer than this.
const READ_LIMIT_MS = 30_000;

const unzip = promisify(gunzip);

/** Why a call is not taken as a whole; sent in the manner of each path. */
export class Refusal extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 405 | 413 | 415 | 429 | 503,
    readonly code: IntakeCode,
    detail: string,
    readonly headers: Readonly<Record<string, string | number>> = {},
  ) {
    super(detail);
  }
}

/** What every way in for telemetry has in common: who may, how much at once, and that a yes comes after the commit. */
export class TelemetryIntake {
  private bytesInFlight = 0;
  /** Calls that were told to come again while what they brought still waits for a database that hangs. */
  private stalled = 0;
  private readonly notifier: EventNotifier;

  constructor(
    private readonly http: HttpContext,
    private readonly limits = LIMITS,
  ) {
    this.notifier = new EventNotifier(http.sql);
  }

  /** Reads a call and hands it on; does nothing when the client went away. A refusal goes to `refuse` alone. */
  async take(
    req: IncomingMessage,
    keep: (body: Buffer, snapshot: Snapshot) => Promise<void>,
    refuse: (refusal: Refusal) => void,
  ): Promise<void> {
    const reserved: number[] = [];
    try {
      const snapshot = this.admit(req);
      // What says how long it is can be refused before it is read; what does not is reckoned as it comes.
      const told = toldBytes(req);
      reserved.push(this.reserve(told));
      const packed = await readWhole(req, (bytes) =>
        reserved.push(this.reserve(Math.max(0, bytes - sum(reserved)))),
      );
      if (!packed) return;
      const body = await unpack(req, packed);
      reserved.push(this.reserve(Math.max(0, body.length - sum(reserved))));
      await keep(body, snapshot);
    } catch (error) {
      const refusal = refusalOf(error);
      this.http.counters.add('sluice_ingest_refused_total', { status: String(refusal.status) });
      refuse(refusal);
    } finally {
      for (const bytes of reserved) this.bytesInFlight -= bytes;
    }
  }

  /** Keeps the valid ones and names the others, by their index. `read` runs once there is room. Resolves after the commit. */
  async ingest(
    read: () => readonly IngestItem[] | Promise<readonly IngestItem[]>,
    snapshot: Snapshot,
  ): Promise<IngestAnswer> {
    const readSome = async () => refuseTooMany(await read());
    const work = ingestBatch(readSome, snapshot, this.http.ingest, Date.now());
    const { accepted, duplicates, rejected, features } = await this.inTime(work);
    this.notifier.announce(features);
    this.count('accepted', accepted);
    this.count('duplicate', duplicates);
    this.count('rejected', rejected.length);
    return { accepted, duplicates, rejected };
  }

  count(outcome: 'accepted' | 'duplicate' | 'rejected', by: number): void {
    this.http.counters.add('sluice_events_total', { outcome }, by);
  }

  close(): void {
    this.notifier.stop();
  }

  private admit(req: IncomingMessage): Snapshot {
    if (req.method !== 'POST') {
      throw new Refusal(405, 'method_not_allowed', 'Send telemetry by POST.', { allow: 'POST' });
    }
    const snapshot = this.http.store.current;
    if (!snapshot || this.stalled > 0) throw new Refusal(503, 'unavailable', AWAY, { 'retry-after': 1 });
    const auth = authenticate(req, snapshot, 'event:ingest');
    if (auth.kind === 'known') return snapshot;
    if (auth.status === 403) throw new Refusal(403, 'forbidden', 'This API key has no ingest scope.');
    throw new Refusal(401, 'unauthenticated', 'Send a valid API key.', { 'www-authenticate': 'Bearer' });
  }

  private reserve(bytes: number): number {
    if (this.bytesInFlight + bytes > this.limits.inFlightBytes) {
      const detail = 'Too many events are on their way in. Send this call again in a moment.';
      throw new Refusal(429, 'too_many_events', detail, { 'retry-after': 1 });
    }
    this.bytesInFlight += bytes;
    return bytes;
  }

  /**
   * A database that hangs is as good as away; what it may still commit, the client's second try will not double. Until
   * it lets go of what it was given nothing more is taken, so that what waits here stays within its bounds.
   */
  private async inTime<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.stalled += 1;
        const done = () => {
          this.stalled -= 1;
        };
        work.then(done, done);
        reject(Object.assign(new Error('no answer in time'), { code: 'CONNECT_TIMEOUT' }));
      }, this.limits.answerMs);
    });
    try {
      return await Promise.race([work, limit]);
    } finally {
      clearTimeout(timer);
    }
  }
}

function refuseTooMany(items: readonly IngestItem[]): readonly IngestItem[] {
  if (items.length <= ITEM_LIMIT) return items;
  const detail = `The call has ${items.length} events; ${ITEM_LIMIT} are the most. Send it in parts.`;
  throw new Refusal(413, 'too_many_in_one_call', detail);
}

const AWAY =
  'The database does not answer, so nothing of this call was confirmed. Send it again; no event counts twice.';

/** The body as it was sent; null when the client went away, or took too long. `onBytes` is told how much came so far. */
async function readWhole(req: IncomingMessage, onBytes: (bytes: number) => void): Promise<Buffer | null> {
  const encoding = req.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity' && encoding !== 'gzip') {
    throw new Refusal(415, 'unsupported_encoding', 'Send the body as it is, or with gzip.');
  }
  const deadline = setTimeout(() => req.destroy(), READ_LIMIT_MS);
  try {
    const outcome = await new Promise<BodyOutcome>((resolve, reject) => {
      let size = 0;
      req.on('data', (chunk: Buffer) => {
        size += chunk.length;
        try {
          if (size <= BODY_LIMIT) onBytes(size);
        } catch (error) {
          req.pause();
          reject(error);
        }
      });
      readBody(req, BODY_LIMIT, resolve);
    });
    if (outcome.kind === 'too_large') throw tooLarge();
    return outcome.kind === 'body' ? outcome.body : null;
  } finally {
    clearTimeout(deadline);
  }
}

// One at a time: what is unpacked and not reckoned yet is one body at the most.
let unpacking: Promise<unknown> = Promise.resolve();

function unpack(req: IncomingMessage, packed: Buffer): Promise<Buffer> {
  if (req.headers['content-encoding'] !== 'gzip') return Promise.resolve(packed);
  const mine = unpacking
    .then(() => unzip(packed, { maxOutputLength: BODY_LIMIT }))
    .catch((error: unknown) => {
      if (error instanceof RangeError) throw tooLarge();
      throw new Refusal(400, 'not_gzip', 'The body is not valid gzip.');
    });
  unpacking = mine.catch(() => {});
  return mine;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function tooLarge(): Refusal {
  const detail = 'The body is larger than 10 MB. Send it in parts.';
  return new Refusal(413, 'too_large', detail, { connection: 'close' });
}

/** Anything else than a refusal or a fault of the database that passes is a fault of ours, and goes on. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (!isPassingFault(error)) throw error;
  log.warn('Events were refused: the database did not answer', { error });
  return new Refusal(503, 'unavailable', AWAY, { 'retry-after': 2 });
}

function toldBytes(req: IncomingMessage): number {
  const told = Number(req.headers['content-length'] ?? 0);
  return Number.isFinite(told) ? Math.min(told, BODY_LIMIT) : 0;
}
