import { Client } from 'pg';
import { env } from '../env';
import { log } from '../log';
import { CHANNELS, type ChannelName } from './channels';
import { renewSqlClients } from './sql-client';

type Listener = (payload: string) => void;

/** What came in over LISTEN. `resync` fires after each (re)connect: whatever was said before may have been missed. */
export class Notifications {
  private readonly listeners = new Map<ChannelName | 'resync', Set<Listener>>();
  private client: Client | null = null;
  private retry: NodeJS.Timeout | null = null;
  private attempt = 0;
  private stopped = false;

  constructor(private readonly url: string) {}

  on(channel: ChannelName | 'resync', listener: Listener): () => void {
    const set = this.listeners.get(channel) ?? new Set();
    this.listeners.set(channel, set.add(listener));
    return () => set.delete(listener);
  }

  /** Connects, and keeps connecting until stopped. Never throws: a database that is away is tried again. */
  async start(): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    this.client = client;
    // 'error' and 'end' both follow a lost connection; the first one decides.
    client.once('end', () => this.lost(client));
    client.on('error', () => this.lost(client));
    client.on('notification', ({ channel, payload }) => {
      const name = channelName(channel);
      if (name) this.emit(name, payload ?? '');
    });
    try {
      await client.connect();
      for (const channel of Object.values(CHANNELS)) await client.query(`LISTEN ${channel}`);
      // Lost before: so were the others, most likely.
      if (this.attempt > 0) renewSqlClients();
      this.attempt = 0;
      this.emit('resync', '');
    } catch {
      this.lost(client);
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.retry) clearTimeout(this.retry);
    const client = this.client;
    this.client = null;
    await client?.end().catch(() => {});
  }

  private emit(channel: ChannelName | 'resync', payload: string): void {
    for (const listener of this.listeners.get(channel) ?? []) listener(payload);
  }

  private lost(client: Client): void {
    if (this.client !== client || this.stopped) return;
    this.client = null;
    client.end().catch(() => {});
    if (this.attempt === 0) log.warn('Lost the database connection for notifications; trying again');
    const delayMs = Math.min(1_000, 100 * 2 ** this.attempt);
    this.attempt += 1;
    this.retry = setTimeout(() => void this.start(), delayMs);
  }
}

function channelName(channel: string): ChannelName | undefined {
  const names = Object.keys(CHANNELS) as ChannelName[];
  return names.find((name) => CHANNELS[name] === channel);
}

const shared = globalThis as typeof globalThis & { sluiceNotifications?: Notifications | undefined };

/** The process's one listening connection; started by the server, idle elsewhere. */
export function notifications(): Notifications {
  shared.sluiceNotifications ??= new Notifications(env().DATABASE_URL);
  return shared.sluiceNotifications;
}

/** Listens from now on; answers how to stop. */
export async function startNotifications(): Promise<() => Promise<void>> {
  const hub = notifications();
  await hub.start();
  return () => hub.stop();
}
