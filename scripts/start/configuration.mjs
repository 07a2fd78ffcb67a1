// What the start scripts read from the environment, checked, with every fault named at once.
import { existsSync } from 'node:fs';
import path from 'node:path';

export const DEFAULT_PORT = 3000;

/** .env in the project's folder fills what the environment leaves open. */
export function readEnvFile(root) {
  const file = path.join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}

export const dataFolder = (root, env = process.env) => path.resolve(root, env.SLUICE_DATA_DIR || '.data');

const urlFault = (value, protocols) => {
  if (!URL.canParse(value)) return 'is not a URL';
  const { protocol } = new URL(value);
  return protocols.includes(protocol)
    ? null
    : `must begin with ${protocols.map((p) => `${p}//`).join(' or ')}`;
};

const CHECKS = {
  PORT: (v) =>
    /^\d+$/.test(v) && Number(v) > 0 && Number(v) < 65_536 ? null : 'must be a number from 1 to 65535',
  DATABASE_URL: (v) => urlFault(v, ['postgresql:', 'postgres:']),
  PUBLIC_URL: (v) => urlFault(v, ['https:', 'http:']),
  NEXTAUTH_SECRET: (v) =>
    v.length >= 32 ? null : 'must have at least 32 characters (openssl rand -base64 32)',
};

/** @returns the settings of this start; throws one error that names every variable at fault. */
export function readConfiguration(root, env = process.env) {
  const faults = Object.entries(CHECKS).flatMap(([name, check]) => {
    const fault = env[name] ? check(env[name]) : null;
    return fault ? [`  ${name} ${fault}${name === 'PORT' ? ` (it is "${env[name]}")` : ''}`] : [];
  });
  if (faults.length > 0) throw new Error(`The configuration has faults:\n${faults.join('\n')}`);
  return {
    data: dataFolder(root, env),
    host: env.HOST || '127.0.0.1',
    port: env.PORT ? Number(env.PORT) : null,
    databaseUrl: env.DATABASE_URL || null,
    publicUrl: env.PUBLIC_URL ? env.PUBLIC_URL.replace(/\/+$/, '') : null,
    secret: env.NEXTAUTH_SECRET || null,
  };
}
