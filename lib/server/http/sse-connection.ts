import type { ServerResponse } from 'node:http';

const HEARTBEAT_MS = 15_000;
const MAX_WAITING_BYTES = 256 * 1024;

/** One open event stream: headers, heartbeats, and its end. */
export class SseConnection {
  private readonly heartbeat: NodeJS.Timeout;

  constructor(
    private readonly res: ServerResponse,
    headers: Readonly<Record<string, string>>,
    onClose: () => void,
  ) {
    res.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      ...headers,
    });
    res.write('retry: 2000\n\n');
    this.heartbeat = setInterval(() => this.write(': still here\n\n'), HEARTBEAT_MS);
    res.on('close', () => {
      clearInterval(this.heartbeat);
      onClose();
    });
  }

  /** `data` must be one line. */
  send(data: string, id?: string): void {
    this.write(`${id === undefined ? '' : `id: ${id}\n`}event: message\ndata: ${data}\n\n`);
  }

  end(): void {
    this.res.end();
  }

  // A reader that does not read is cut off; it comes back and asks again.
  private write(text: string): void {
    if (this.res.writableLength > MAX_WAITING_BYTES) this.res.destroy();
    else this.res.write(text);
  }
}
