import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { Message } from '@/lib/core/notify/message';

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

/** A receiver of webhooks on a real socket, which may answer anything, hang, or be away and return. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  /** Null: never answers. */
  answer: (received: Received) => Answer | null | Promise<Answer> = () => ({ status: 204 });
  private server: Server | null = null;
  private port = 0;

  static async open(): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver();
    await receiver.comeBack();
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`;
  }

  /** What was answered with success, as messages, in the order of arrival. */
  get accepted(): Message[] {
    return this.acceptedAs.map(({ body }) => JSON.parse(body) as Message);
  }

  get acceptedIds(): string[] {
    return this.acceptedAs.map(({ headers }) => String(headers['webhook-id']));
  }

  private get acceptedAs(): Received[] {
    return this.received.filter((one) => {
      const status = this.statuses.get(one);
      return status !== undefined && status >= 200 && status < 300;
    });
  }

  private readonly statuses = new Map<Received, number>();

  async comeBack(): Promise<void> {
    const server = createServer((req, res) => {
      let body = '';
      req.setEncoding('utf8');
      req.on('data', (chunk: string) => {
        body += chunk;
      });
      req.on('end', async () => {
        const received = { path: req.url ?? '', headers: req.headers, body };
        this.received.push(received);
        const answer = await this.answer(received);
        if (!answer) return;
        this.statuses.set(received, answer.status);
        res.writeHead(answer.status, answer.headers).end(answer.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  async goAway(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (!server) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Throws unless a receiver that follows Standard Webhooks would take it. */
export function verifyReceived(secret: string, { body, headers }: Received): Message {
  const text = (name: string) => String(headers[name]);
  return new Webhook(secret).verify(body, {
    'webhook-id': text('webhook-id'),
    'webhook-timestamp': text('webhook-timestamp'),
    'webhook-signature': text('webhook-signature'),
  }) as Message;
}
