import type { ReleaseListItem } from '@/lib/schemas/release';
import { startBenchApp } from './bench-app';
import { machineFacts, peakMemoryMb, say } from './report';

const MOST_MEMORY_MB = 768;

interface Size {
  name: string;
  cases: number;
  /** Of one output. */
  characters: number;
}

const SIZES: readonly Size[] = [
  { name: '100,000 cases', cases: 100_000, characters: 120 },
  { name: '200 MB', cases: 40_000, characters: 2_400 },
];

/**
 * Uploads of a comparison over HTTP, read and stored whole: how many cases a second, and the most memory that the server
 * held. The file is made while it is sent, so that what is measured is the server. True when the memory holds.
 */
export async function benchEvidence(): Promise<boolean> {
  const undo: (() => unknown)[] = [];
  try {
    const app = await startBenchApp(undo);
    say(machineFacts());
    const headers = { authorization: `Bearer ${app.secret}` };
    const list = await fetch(`${app.url}/api/v1/releases`, { headers });
    const [release] = (await list.json()) as ReleaseListItem[];
    if (!release) throw new Error('The bench has no release.');
    say(`before the first upload   ${memoryOf(app.pid)}`);
    for (const size of SIZES) {
      const query = { format: 'jsonl', fileName: `${size.name}.jsonl`, statesVersions: 'true' };
      const started = performance.now();
      let bytes = 0;
      const body = fileOf(size, (sent) => {
        bytes += sent;
      });
      const address = `${app.url}/api/v1/releases/${release.id}/evidence?${new URLSearchParams(query)}`;
      // A body that is made as it is sent needs `duplex`, which the type of RequestInit does not know yet.
      const call: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body, duplex: 'half' };
      const answer = await fetch(address, call);
      if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
      const seconds = (performance.now() - started) / 1000;
      const rate = Math.round(size.cases / seconds);
      say(
        `${size.name.padEnd(14)} ${(bytes / 1e6).toFixed(0)} MB in ${seconds.toFixed(1)} s   ${rate} cases/s   ${(bytes / 1e6 / seconds).toFixed(1)} MB/s   ${memoryOf(app.pid)}`,
      );
    }
    return (peakMemoryMb(app.pid) ?? 0) < MOST_MEMORY_MB;
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

function memoryOf(pid: number): string {
  const peak = peakMemoryMb(pid);
  return peak === null ? 'memory not told by this system' : `${Math.round(peak)} MB of memory at most so far`;
}

function fileOf({ cases, characters }: Size, onSent: (bytes: number) => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const output = 'An answer of some length. '.repeat(Math.ceil(characters / 26)).slice(0, characters);
  const kinds = ['representative', 'known_bad', 'format_sensitive'] as const;
  let made = 0;
  return new ReadableStream({
    pull(controller) {
      let text = '';
      for (let some = 0; some < 50 && made < cases; some += 1, made += 1) {
        const arm = (quality: number) => ({ output, quality, parse_ok: true, latency_ms: 900 + (made % 97) });
        const about = { case_id: `c${made}`, kind: kinds[made % 3], cohort: `tenant-${made % 20}` };
        text += `${JSON.stringify({ ...about, baseline: arm(made % 2), candidate: arm(1) })}\n`;
      }
      const chunk = encoder.encode(text);
      if (chunk.length === 0) controller.close();
      else controller.enqueue(chunk);
      onSent(chunk.length);
    },
  });
}
