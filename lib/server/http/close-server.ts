import type { Server } from 'node:http';

const SWEEP_MS = 25;

/** Takes no new connections, lets requests under way finish, and cuts off what is left after `limitMs`. */
export function closeServer(server: Server, limitMs: number): Promise<void> {
  return new Promise((resolve) => {
    // A connection that becomes idle after the close would otherwise stay open for its keep-alive time.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    const cut = setTimeout(() => server.closeAllConnections(), limitMs);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(cut);
      resolve();
    });
  });
}
