import { parseArgs } from 'node:util';
import { EXPERIMENTS, type ExperimentName } from './experiments';

export const USAGE = `Simulates whole releases with the product's statistics and holds them to their bounds.

  npm run simulate -- [--only ${Object.keys(EXPERIMENTS).join(' | ')}] [--runs <n>] [--seed <n>] [--processes <n>]

  --only     one experiment (all of them)
  --runs     simulated releases of each case (1000; of the delays, three tenths of it)
  --seed     the same seed gives the same figures (1)
  --processes  (2)

Ends with code 1 when a bound does not hold. Few runs miss bounds by chance.`;

export interface SimulateOptions {
  only: readonly ExperimentName[];
  runs: number;
  seed: number;
  processes: number;
}

/** Throws with a sentence that names what is wrong. */
export function readOptions(args: string[]): SimulateOptions {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { only: text, runs: text, seed: text, processes: text } });
  const names = Object.keys(EXPERIMENTS) as ExperimentName[];
  const only = values.only === undefined ? names : names.filter((name) => name === values.only);
  if (only.length === 0) throw new Error(`--only must be one of ${names.join(', ')}, not ${values.only}.`);
  return {
    only,
    runs: whole('--runs', values.runs ?? '1000', 1),
    seed: whole('--seed', values.seed ?? '1', 0),
    processes: whole('--processes', values.processes ?? '2', 1),
  };
}

function whole(name: string, value: string, least: number): number {
  const number = Number(value);
  if (!(value.trim() !== '' && Number.isSafeInteger(number) && number >= least))
    throw new Error(`${name} must be a whole number from ${least}, not ${value}.`);
  return number;
}
