import type { IncomingMessage, ServerResponse } from 'node:http';
import { decideAccess } from '@/lib/core/access/decide-access';
import type { Snapshot } from '../routing/snapshot';
import type { HttpContext } from './http-context';
import { answerPreflight, OFREP_HEADERS } from './ofrep-shell';
import { sendEmpty } from './respond';
import { SseConnection } from './sse-connection';
import { readStreamToken } from './stream-token';

interface Follower {
  connection: SseConnection;
  keyId: string;
  /** What it was told last. */
  routingHash: string;
}

/** GET /ofrep/v1/events: tells OFREP clients when to ask again. */
export class OfrepEvents {
  private readonly followers = new Set<Follower>();
  private readonly stopWatching: () => void;

  constructor(private readonly http: HttpContext) {
    this.stopWatching = http.store.onSwap((snapshot) => {
      for (const follower of this.followers) this.tell(follower, snapshot);
    });
  }

  open(req: IncomingMessage, res: ServerResponse, query: URLSearchParams): void {
    if (req.method === 'OPTIONS') {
      answerPreflight(res);
      return;
    }
    if (req.method !== 'GET') {
      sendEmpty(res, 405, { ...OFREP_HEADERS, allow: 'GET, OPTIONS' });
      return;
    }
    const claim = readStreamToken(this.http.secret, query.get('token') ?? '', Date.now());
    const snapshot = this.http.store.current;
    if (!claim || !snapshot || !mayFollow(snapshot, claim.keyId)) {
      sendEmpty(res, 401, OFREP_HEADERS);
      return;
    }
    const lastEventId = req.headers['last-event-id'];
    const routingHash = typeof lastEventId === 'string' && lastEventId ? lastEventId : claim.routingHash;
    const connection = new SseConnection(res, OFREP_HEADERS, () => this.followers.delete(follower));
    const follower: Follower = { connection, keyId: claim.keyId, routingHash };
    this.followers.add(follower);
    this.tell(follower, snapshot);
  }

  get size(): number {
    return this.followers.size;
  }

  close(): void {
    this.stopWatching();
    for (const follower of this.followers) follower.connection.end();
  }

  private tell(follower: Follower, snapshot: Snapshot): void {
    if (!mayFollow(snapshot, follower.keyId)) {
      follower.connection.end();
      return;
    }
    if (follower.routingHash === snapshot.routingHash) return;
    follower.routingHash = snapshot.routingHash;
    const data = {
      type: 'refetchEvaluation',
      etag: `"${snapshot.routingHash}"`,
      lastModified: Math.floor(snapshot.routing.takenAt / 1000),
    };
    follower.connection.send(JSON.stringify(data), snapshot.routingHash);
  }
}

function mayFollow(snapshot: Snapshot, keyId: string): boolean {
  const key = snapshot.keysById.get(keyId);
  return key !== undefined && decideAccess({ kind: 'key', ...key }, 'flag:evaluate').kind === 'allowed';
}
