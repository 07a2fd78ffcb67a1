import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startBenchApp } from './bench-app';
import { BENCH_FEATURE } from './bench-data';
import { cpuSeconds } from './cpu-seconds';
import { putUnderLoad } from './load';
import { median, say } from './report';

const ROUNDS = 5;
const SECONDS = 3;
const WARM_UP_SECONDS = 2;
const CONNECTIONS = 32;
const WANTED = 0.5;

interface Target {
  name: string;
  pid: number;
  url: string;
  headers: Record<string, string>;
}

interface Round {
  perSecond: number;
  p99: number;
  /** Share of one core that the server used; null where that is not known. */
  cpu: number | null;
  /** Answers for each second of the server's processor time: holds also on a machine that is busy with other things. */
  perCoreSecond: number | null;
}

/** OFREP evaluations a second against a bare node:http server, in turns in one run. True when the ratio holds. */
export async function benchEvaluate(): Promise<boolean> {
  const undo: (() => unknown)[] = [];
  try {
    const sluice = await startSluice(undo);
    const size = (await askOnce(sluice)).length;
    const bare = await startBare(size, undo);
    const bodies = requestBodies();
    say(`${ROUNDS} rounds of ${SECONDS} s each, ${CONNECTIONS} connections, answers of ${size} bytes\n`);
    for (const target of [bare, sluice]) await measure(target, bodies, WARM_UP_SECONDS);
    const rounds = { bare: [] as Round[], sluice: [] as Round[] };
    for (let round = 1; round <= ROUNDS; round += 1) {
      rounds.bare.push(await measure(bare, bodies, SECONDS));
      rounds.sluice.push(await measure(sluice, bodies, SECONDS));
      say(`round ${round}   bare ${describe(rounds.bare.at(-1))}   sluice ${describe(rounds.sluice.at(-1))}`);
    }
    return conclude(rounds.bare, rounds.sluice);
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

async function startSluice(undo: (() => unknown)[]): Promise<Target> {
  const { url, pid, secret } = await startBenchApp(undo);
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}` };
  return { name: 'sluice', pid, url: `${url}/ofrep/v1/evaluate/flags/${BENCH_FEATURE}`, headers };
}

async function startBare(size: number, undo: (() => unknown)[]): Promise<Target> {
  const file = fileURLToPath(new URL('bare-server.mjs', import.meta.url));
  const child = spawn(process.execPath, [file, String(size)], { stdio: ['ignore', 'pipe', 'inherit'] });
  undo.push(() => child.kill());
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  // The same headers, since reading them is part of the work.
  const headers = { 'content-type': 'application/json', authorization: `Bearer slc_${'x'.repeat(43)}` };
  return { name: 'bare', pid: child.pid ?? 0, url: `http://127.0.0.1:${line.toString().trim()}`, headers };
}

/** Different users of different tenants, inside and outside the cohort. */
function requestBodies(): string[] {
  const tenants = ['acme', 'globex', 'initech', 'umbrella'];
  return Array.from({ length: 500 }, (_, index) => {
    const context = {
      targetingKey: `user-${index}`,
      tenant: tenants[index % tenants.length],
      region: 'eu',
      plan: 'pro',
    };
    return JSON.stringify({ context });
  });
}

async function askOnce({ url, headers }: Target): Promise<Buffer> {
  const body = requestBodies()[0] ?? '';
  const response = await fetch(url, { method: 'POST', headers, body });
  if (response.status !== 200) throw new Error(`The evaluation answered ${response.status}.`);
  return Buffer.from(await response.arrayBuffer());
}

async function measure(target: Target, bodies: string[], seconds: number): Promise<Round> {
  const before = cpuSeconds(target.pid);
  const startedAt = performance.now();
  const { url, headers } = target;
  const plan = { url: new URL(url), headers, bodies, connections: CONNECTIONS, durationMs: seconds * 1000 };
  const { answers, failures, p99Ms } = await putUnderLoad(plan);
  if (failures > 0) throw new Error(`${target.name}: ${failures} answers were no success.`);
  const after = cpuSeconds(target.pid);
  const elapsed = (performance.now() - startedAt) / 1000;
  const used = before === null || after === null ? null : after - before;
  return {
    perSecond: answers / elapsed,
    p99: p99Ms,
    cpu: used === null ? null : used / elapsed,
    perCoreSecond: used === null || used === 0 ? null : answers / used,
  };
}

function conclude(bare: readonly Round[], sluice: readonly Round[]): boolean {
  const ratios = sluice.map((round, index) => round.perSecond / (bare[index]?.perSecond ?? Number.NaN));
  const ratio = median(ratios);
  say(`\nbare    ${Math.round(median(bare.map((r) => r.perSecond)))} requests/s (median of rounds)`);
  say(`sluice  ${Math.round(median(sluice.map((r) => r.perSecond)))} evaluations/s`);
  say(
    `ratio   ${ratio.toFixed(2)} (rounds ${ratios.map((r) => r.toFixed(2)).join(', ')}); wanted ${WANTED} at least`,
  );
  const ofCore = (rounds: readonly Round[]): number => median(rounds.flatMap((r) => r.perCoreSecond ?? []));
  say(`        by processor time: ${(ofCore(sluice) / ofCore(bare)).toFixed(2)}`);
  const isSaturated = [...bare, ...sluice].every(({ cpu }) => cpu === null || cpu > 0.85);
  if (!isSaturated)
    say(
      'Note: in some round a server got less than a core, so the machine was busy otherwise: go by processor time.',
    );
  return ratio >= WANTED;
}

function describe(round: Round | undefined): string {
  if (!round) return '';
  const cpu = round.cpu === null ? '' : `, ${Math.round(round.cpu * 100)} % of a core`;
  return `${Math.round(round.perSecond)}/s (p99 ${round.p99.toFixed(1)} ms${cpu})`;
}
