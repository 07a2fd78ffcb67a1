import { env } from './env';

const LEVELS = { debug: 10, info: 20, warn: 30, error: 40, silent: 99 } as const;
type Level = Exclude<keyof typeof LEVELS, 'silent'>;
type Fields = Readonly<Record<string, unknown>>;

let threshold: number | undefined;

// A broken configuration is itself logged, so reading the level must not throw.
function currentThreshold(): number {
  if (threshold !== undefined) return threshold;
  try {
    threshold = LEVELS[env().SLUICE_LOG_LEVEL];
    return threshold;
  } catch {
    return LEVELS.info;
  }
}

function describe(value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  const code = 'code' in value ? { code: value.code } : {};
  return { message: value.message || value.name, ...code, stack: value.stack };
}

function write(level: Level, message: string, fields: Fields = {}): void {
  if (LEVELS[level] < currentThreshold()) return;
  const rest = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, describe(value)]));
  const line = JSON.stringify({ at: new Date().toISOString(), level, message, ...rest });
  (LEVELS[level] >= LEVELS.warn ? process.stderr : process.stdout).write(`${line}\n`);
}

/** One JSON object a line. Never give it keys, tokens or bodies. */
export const log = {
  debug: (message: string, fields?: Fields) => write('debug', message, fields),
  info: (message: string, fields?: Fields) => write('info', message, fields),
  warn: (message: string, fields?: Fields) => write('warn', message, fields),
  error: (message: string, fields?: Fields) => write('error', message, fields),
};
