import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpContext } from './http-context';
import { sendEmpty, sendProblem } from './respond';
import { SseConnection } from './sse-connection';

/**
 * GET /api/live: tells open pages what to load again. One line a message: `release:<id>`, `feature:<id>` (its events),
 * or `resync` after something may have been missed. Only ids go out; each page loads with its own permission.
 */
export class LiveEvents {
  private readonly connections = new Set<SseConnection>();
  private readonly stops: (() => void)[];

  constructor(private readonly http: HttpContext) {
    const { notifications } = http;
    this.stops = [
      notifications.on('release', (id) => this.broadcast(`release:${id}`)),
      notifications.on('events', (id) => this.broadcast(`feature:${id}`)),
      notifications.on('resync', () => this.broadcast('resync')),
    ];
  }

  async open(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (req.method !== 'GET') {
      sendEmpty(res, 405, { allow: 'GET' });
      return;
    }
    if (!(await this.http.isSignedIn(req.headers.cookie))) {
      sendProblem(res, 401, 'unauthenticated', 'Sign in first.');
      return;
    }
    // The page may have gone while the session was looked up.
    if (res.destroyed) return;
    const connection = new SseConnection(res, {}, () => this.connections.delete(connection));
    this.connections.add(connection);
  }

  get size(): number {
    return this.connections.size;
  }

  close(): void {
    for (const stop of this.stops) stop();
    for (const connection of this.connections) connection.end();
  }

  private broadcast(message: string): void {
    for (const connection of this.connections) connection.send(message);
  }
}
