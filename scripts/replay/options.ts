import path from 'node:path';
import { parseArgs } from 'node:util';

export const USAGE = `Sends a recorded log through the public API as live traffic.

  npm run replay -- <events.jsonl | events.csv> --feature <key> --url <address> --key <API key>

  --speed <n>       requests a second; as fast as possible when left out
  --key-by <field>  the field that names a request and is its targeting key (case_id)
  --run <name>      part of each event's id: the same run sent again counts nothing twice (the file's name)
  --skip <n>        leave out the first n requests
  --limit <n>       send n requests at most
  --log <file>      write each assignment, one JSON object a line

The API key needs the scopes evaluate and ingest. It may also be given as SLUICE_KEY.`;

export interface ReplayOptions {
  file: string;
  feature: string;
  url: string;
  key: string;
  /** Requests a second; null: no limit. */
  speed: number | null;
  keyBy: string;
  run: string;
  skip: number;
  limit: number;
  log: string | null;
}

/** Throws with a sentence that names what is wrong. */
export function readOptions(
  args: string[],
  env: Readonly<Record<string, string | undefined>>,
): ReplayOptions {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      feature: text,
      url: text,
      key: text,
      speed: text,
      'key-by': text,
      run: text,
      skip: text,
      limit: text,
      log: text,
    },
  });
  const [file, ...more] = positionals;
  const key = values.key ?? env.SLUICE_KEY;
  if (!file || more.length > 0) throw new Error('Name one file to replay.');
  if (!values.feature) throw new Error('--feature is missing.');
  if (!values.url || !URL.canParse(values.url)) throw new Error('--url is missing, or is not an address.');
  if (!key) throw new Error('--key is missing.');
  return {
    file,
    feature: values.feature,
    url: values.url.replace(/\/+$/, ''),
    key,
    speed: values.speed === undefined ? null : positive('--speed', values.speed),
    keyBy: values['key-by'] ?? 'case_id',
    run: values.run ?? path.basename(file).replace(/\.[^.]+$/, ''),
    skip: values.skip === undefined ? 0 : Math.floor(positive('--skip', values.skip)),
    limit:
      values.limit === undefined ? Number.POSITIVE_INFINITY : Math.floor(positive('--limit', values.limit)),
    log: values.log ?? null,
  };
}

function positive(name: string, value: string): number {
  const number = Number(value);
  if (!(number > 0)) throw new Error(`${name} must be a number above 0.`);
  return number;
}
