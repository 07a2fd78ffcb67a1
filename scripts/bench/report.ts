import { readFileSync } from 'node:fs';
import os from 'node:os';

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** What the figures were measured on. */
export function machineFacts(): string {
  const cpus = os.cpus();
  const gib = (os.totalmem() / 2 ** 30).toFixed(0);
  const load = os.loadavg()[0]?.toFixed(1) ?? '?';
  return `${cpus.length} x ${cpus[0]?.model ?? 'unknown processor'}, ${gib} GiB, load ${load}, Node.js ${process.version}`;
}

/** The most memory that a process has held, in MB; null where the system does not tell (only Linux does). */
export function peakMemoryMb(pid: number): number | null {
  try {
    const kb = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kb === undefined ? null : Number(kb) / 1024;
  } catch {
    return null;
  }
}
