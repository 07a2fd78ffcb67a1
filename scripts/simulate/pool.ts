import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Job } from './experiments';

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));

/**
 * Runs the jobs on so many processes (they inherit tsx, which threads do not), each taking the next job when it is done.
 * Answers in the order of the jobs.
 */
export async function runJobs(jobs: readonly Job[], processes: number): Promise<number[][][]> {
  const results: number[][][] = [];
  const queue = jobs.entries();
  const work = async () => {
    // JSON has no Infinity.
    const worker = fork(WORKER, { serialization: 'advanced' });
    try {
      for (const [place, job] of queue) results[place] = await ask(worker, job);
    } finally {
      worker.kill();
    }
  };
  await Promise.all(Array.from({ length: Math.min(processes, jobs.length) }, work));
  return results;
}

function ask(worker: ChildProcess, job: Job): Promise<number[][]> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      worker.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit');
      act();
    };
    worker.once('message', (rows) => settle(() => resolve(rows as number[][])));
    worker.once('error', (error) => settle(() => reject(error)));
    worker.once('exit', (code) => settle(() => reject(new Error(`A process ended with code ${code}.`))));
    worker.send(job);
  });
}
