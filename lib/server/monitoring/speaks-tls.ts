import { connect } from 'node:net';
import type { PostgresConfig } from '@/lib/schemas/metric-source';

/** PostgreSQL's own question: its length, then the code that stands for "TLS?". */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const NO = 'N'.charCodeAt(0);

/** False only when the server says that it has no TLS; whatever else it does or does not say tells nothing. */
export function speaksTls({
  host,
  port,
  timeoutSeconds,
}: Pick<PostgresConfig, 'host' | 'port' | 'timeoutSeconds'>): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: timeoutSeconds * 1000 }, () => socket.write(SSL_REQUEST));
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', (bytes) => end(bytes[0] !== NO));
    for (const event of ['error', 'timeout', 'close'] as const) socket.once(event, () => end(true));
  });
}
