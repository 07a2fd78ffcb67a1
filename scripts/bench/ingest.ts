import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { normal, seededRandom } from '@/lib/server/sample/seeded-random';
import { type BenchApp, startBenchApp } from './bench-app';
import { BENCH_FEATURE } from './bench-data';
import { cpuSeconds, cpuSecondsOfFamily } from './cpu-seconds';
import { machineFacts, median, peakMemoryMb, say } from './report';

const ROUNDS = 5;
const EVENTS = 150_000;
const EVENTS_PER_CALL = 500;
const CALLS_AT_ONCE = 16;
const WANTED = 0.5;
const MOST_MEMORY_MB = 512;

/**
 * Events a second that are accepted over HTTP and durable, ids remembered and blocks added up, against COPY of the
 * same rows into the same table with its two indexes, in turns in one run. True when the ratio and the memory hold.
 */
export async function benchIngest(): Promise<boolean> {
  const undo: (() => unknown)[] = [];
  try {
    const app = await startBenchApp(undo, { durable: true });
    const client = new pg.Client({ connectionString: app.databaseUrl });
    await client.connect();
    undo.push(() => client.end());
    const version = (await client.query<{ v: string }>("SELECT current_setting('server_version') AS v"))
      .rows[0]?.v;
    say(`${machineFacts()}, PostgreSQL ${version}`);
    say(`${ROUNDS} rounds of ${EVENTS} events, ${EVENTS_PER_CALL} a call, ${CALLS_AT_ONCE} calls at once\n`);
    await ingestRound(app, client, makeBodies(0, 20_000));
    const ratios: number[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const bodies = makeBodies(round, EVENTS);
      const [ingested, used] = await withProcessorTime(app, () => ingestRound(app, client, bodies));
      const rows = await storedRows(client);
      const [copied, usedByCopy] = await withProcessorTime(app, () => copyRound(client, rows));
      ratios.push(ingested / copied);
      say(
        `round ${round}   ${(ingested / copied).toFixed(2)}   over HTTP ${format(ingested)} (${used})   COPY ${format(copied)} (${usedByCopy})`,
      );
    }
    const peak = peakMemoryMb(app.pid);
    const ratio = median(ratios);
    say(`\nratio   ${ratio.toFixed(2)}; wanted ${WANTED} at least`);
    say(
      `memory  ${peak === null ? 'not told by this system' : `${Math.round(peak)} MB at most`}; allowed ${MOST_MEMORY_MB} MB`,
    );
    return ratio >= WANTED && peak !== null && peak < MOST_MEMORY_MB;
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

/** And the processor time for each event, in the app and in the database: holds also on a machine that is busy. */
async function withProcessorTime(app: BenchApp, work: () => Promise<number>): Promise<[number, string]> {
  const read = () => [
    cpuSeconds(app.pid),
    app.databasePid === null ? null : cpuSecondsOfFamily(app.databasePid),
  ];
  const before = read();
  const result = await work();
  const micros = read().map((after, index) => {
    const from = before[index] ?? null;
    return after === null || from === null ? '?' : ((1e6 * (after - from)) / EVENTS).toFixed(0);
  });
  return [result, `app ${micros[0]} µs, database ${micros[1]} µs`];
}

function format(perSecond: number): string {
  return `${Math.round(perSecond)}/s`;
}

/** What an application reports of one request: labels, tenant and four more attributes, all that was measured. */
function makeBodies(seed: number, count: number): string[] {
  const random = seededRandom(seed + 1);
  const pick = (stem: string, of: number) => `${stem}-${Math.floor(random() * of)}`;
  const event = () => {
    const calls = Math.floor(random() * 4);
    return {
      id: randomUUID(),
      time: Date.now(),
      feature: BENCH_FEATURE,
      variant: random() < 0.5 ? 'v1' : 'v2',
      targeting_key: pick('user', 5_000),
      context: {
        tenant: pick('tenant', 20),
        region: pick('region', 4),
        plan: pick('plan', 3),
        use_case: pick('use', 6),
        staff: random() < 0.05,
      },
      latency_ms: Math.round(Math.exp(normal(random, 7, 0.5))),
      input_tokens: Math.floor(random() * 2_000),
      output_tokens: Math.floor(random() * 800),
      cost_usd: random() / 100,
      parse_failed: random() < 0.01,
      tool_calls: calls,
      tool_errors: random() < 0.02 ? Math.min(1, calls) : 0,
      refused: random() < 0.03,
      task_success: random() < 0.9,
      quality: Math.round(random() * 100) / 100,
    };
  };
  return Array.from({ length: count / EVENTS_PER_CALL }, () =>
    JSON.stringify(Array.from({ length: EVENTS_PER_CALL }, event)),
  );
}

async function ingestRound(app: BenchApp, client: pg.Client, bodies: string[]): Promise<number> {
  await client.query('TRUNCATE event, event_key');
  await client.query('CHECKPOINT');
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${app.secret}` };
  const began = performance.now();
  let turn = 0;
  const writer = async () => {
    while (turn < bodies.length) {
      const body = bodies[turn] ?? '';
      turn += 1;
      const answer = await fetch(`${app.url}/api/v1/events`, { method: 'POST', headers, body });
      const { accepted } = (await answer.json()) as { accepted?: number };
      if (accepted !== EVENTS_PER_CALL) throw new Error(`A call was answered ${answer.status}.`);
    }
  };
  await Promise.all(Array.from({ length: CALLS_AT_ONCE }, writer));
  return (bodies.length * EVENTS_PER_CALL) / ((performance.now() - began) / 1000);
}

/** The rows as they were stored, in COPY's own text. */
async function storedRows(client: pg.Client): Promise<Buffer[]> {
  const chunks: Buffer[] = [];
  const rows = client.query(copyTo('COPY (SELECT * FROM event) TO STDOUT'));
  for await (const chunk of rows) chunks.push(chunk as Buffer);
  return chunks;
}

async function copyRound(client: pg.Client, rows: Buffer[]): Promise<number> {
  await client.query('TRUNCATE event, event_key');
  await client.query('CHECKPOINT');
  const began = performance.now();
  await pipeline(Readable.from(rows), client.query(copyFrom('COPY event FROM STDIN')));
  const seconds = (performance.now() - began) / 1000;
  const counted = await client.query<{ n: string }>('SELECT count(*) AS n FROM event');
  if (Number(counted.rows[0]?.n) !== EVENTS) throw new Error('COPY did not bring every row.');
  return EVENTS / seconds;
}
