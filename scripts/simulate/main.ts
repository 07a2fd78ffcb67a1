import type { Experiment } from './experiment';
import { EXPERIMENTS, type Job } from './experiments';
import { readOptions, type SimulateOptions, USAGE } from './options';
import { runJobs } from './pool';

const RUNS_A_JOB = 10;

/** Prints what was found; the bounds that do not hold. */
async function simulate({ only, runs, seed, processes }: SimulateOptions): Promise<string[]> {
  const faults: string[] = [];
  for (const name of only) {
    const experiment: Experiment = EXPERIMENTS[name];
    const count = Math.max(1, Math.round(experiment.part * runs));
    const jobs: Job[] = experiment.cases.flatMap((_, place) =>
      Array.from({ length: Math.ceil(count / RUNS_A_JOB) }, (_, k) => {
        const from = k * RUNS_A_JOB;
        return { experiment: name, place, from, to: Math.min(count, from + RUNS_A_JOB), seed };
      }),
    );
    const started = performance.now();
    const results = await runJobs(jobs, processes);
    const rows = experiment.cases.map((_, place) =>
      jobs.flatMap((job, k) => (job.place === place ? (results[k] ?? []) : [])),
    );
    const found = experiment.report(rows);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    say(`${experiment.title}\n${count} runs of each case, seed ${seed}, ${seconds} s\n`);
    for (const line of found.lines) say(`  ${line}`);
    say('');
    faults.push(...found.faults);
  }
  return faults;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(error: unknown, usage: string): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  process.exitCode = 1;
}

let options: SimulateOptions | null = null;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  fail(error, `\n${USAGE}\n`);
}
if (options) {
  simulate(options).then(
    (faults) => {
      say(faults.length === 0 ? 'Every bound holds.' : faults.join('\n'));
      if (faults.length > 0) process.exitCode = 1;
    },
    (error) => fail(error, ''),
  );
}
