import { connect, type Socket } from 'node:net';

export interface LoadResult {
  answers: number;
  /** Any answer but a 200. */
  failures: number;
  p99Ms: number;
}

export interface LoadPlan {
  url: URL;
  headers: Readonly<Record<string, string>>;
  bodies: readonly string[];
  connections: number;
  durationMs: number;
}

const HEAD_END = '\r\n\r\n';

/**
 * Posts as fast as the server answers: each connection sends its next request when the answer to the last is whole.
 * Plain sockets and requests written out beforehand, since the load must cost less than what it measures.
 */
export async function putUnderLoad(plan: LoadPlan): Promise<LoadResult> {
  const requests = plan.bodies.map((body) => requestBytes(plan, body));
  const latencies: number[] = [];
  let failures = 0;
  const endsAt = performance.now() + plan.durationMs;
  const one = (offset: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = connect(Number(plan.url.port), plan.url.hostname);
      socket.setNoDelay(true);
      socket.on('error', reject);
      let turn = offset;
      let sentAt = 0;
      const send = (): void => {
        sentAt = performance.now();
        socket.write(requests[turn % requests.length] ?? '');
        turn += plan.connections;
      };
      onEachAnswer(socket, (isSuccess) => {
        latencies.push(performance.now() - sentAt);
        if (!isSuccess) failures += 1;
        if (performance.now() < endsAt) send();
        else socket.end(resolve);
      });
      socket.on('connect', send);
    });
  await Promise.all(Array.from({ length: plan.connections }, (_, index) => one(index)));
  latencies.sort((a, b) => a - b);
  return {
    answers: latencies.length,
    failures,
    p99Ms: latencies[Math.floor(latencies.length * 0.99)] ?? Number.NaN,
  };
}

function requestBytes({ url, headers }: LoadPlan, body: string): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `POST ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\n${lines.join('')}`;
  return Buffer.from(`${head}content-length: ${Buffer.byteLength(body)}${HEAD_END}${body}`);
}

/** Calls back once an answer has come whole, by its content-length; both servers send one. */
function onEachAnswer(socket: Socket, done: (isSuccess: boolean) => void): void {
  let waiting: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
    const headEnd = waiting.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = waiting.toString('latin1', 0, headEnd);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1]);
    if (!Number.isFinite(length)) {
      socket.destroy(new Error('An answer came without its length.'));
      return;
    }
    if (waiting.length < headEnd + HEAD_END.length + length) return;
    waiting = Buffer.alloc(0);
    done(head.startsWith('HTTP/1.1 200'));
  });
}
