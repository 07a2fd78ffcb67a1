import { parseArgs } from 'node:util';

export const USAGE = `Runs a plan and its triggers over a recorded log, without a server.

  npm run backtest -- <events.jsonl | events.csv> --plan <note.md | note.json>

  --key-by <field>      the field that names a request and is its targeting key (case_id)
  --bucket-by <name>    the context attribute that a share is drawn by (targetingKey)
  --salt <text>         another salt, another draw (backtest)
  --rate <n>            requests a second, for a log without times (50)
  --stage-requests <n>  least requests of each arm in every stage, in the plan's place
  --stage-minutes <n>   least minutes in every stage, in the plan's place; counted where the log has times
  --no-gates            a stage is left by its minimums and quiet triggers alone
  --skip <n>            leave out the first n requests
  --limit <n>           run n requests at most
  --json                print the result as JSON

Ends with code 0 when the plan ran through, 3 when something fired, 2 when the log ended first, 1 on bad input.`;

export interface BacktestOptions {
  file: string;
  plan: string;
  keyBy: string;
  bucketBy: string;
  salt: string;
  rate: number;
  /** Null: as the plan says. */
  stageRequests: number | null;
  stageMinutes: number | null;
  hasGates: boolean;
  skip: number;
  limit: number;
  json: boolean;
}

/** Throws with a sentence that names what is wrong. */
export function readOptions(args: string[]): BacktestOptions {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...{ plan: text, 'key-by': text, 'bucket-by': text, salt: text, rate: text, skip: text, limit: text },
      ...{ 'stage-requests': text, 'stage-minutes': text, 'no-gates': flag, json: flag },
    },
  });
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new Error('Name one log to run over.');
  if (!values.plan) throw new Error('--plan is missing.');
  const number = (name: keyof typeof values, least: number): number | null => {
    const given = values[name];
    return given === undefined ? null : numberOf(`--${name}`, String(given), least);
  };
  const whole = (name: keyof typeof values, least: number): number | null => {
    const given = number(name, least);
    if (given !== null && !Number.isSafeInteger(given))
      throw new Error(`--${name} must be a whole number, not ${given}.`);
    return given;
  };
  return {
    ...{ file, plan: values.plan, keyBy: values['key-by'] ?? 'case_id' },
    ...{ bucketBy: values['bucket-by'] ?? 'targetingKey', salt: values.salt ?? 'backtest' },
    rate: number('rate', 0.001) ?? 50,
    ...{ stageRequests: whole('stage-requests', 1), stageMinutes: number('stage-minutes', 0) },
    ...{ skip: whole('skip', 0) ?? 0, limit: whole('limit', 1) ?? Number.POSITIVE_INFINITY },
    ...{ hasGates: values['no-gates'] !== true, json: values.json === true },
  };
}

function numberOf(name: string, value: string, least: number): number {
  const number = Number(value);
  if (!(value.trim() !== '' && Number.isFinite(number) && number >= least))
    throw new Error(`${name} must be a number from ${least}, not ${value}.`);
  return number;
}
