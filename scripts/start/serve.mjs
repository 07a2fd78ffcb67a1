// From installed packages to a serving app. Each thing started pushes its own undoing.

import { startEmbedded } from '../postgres/embedded.mjs';
import { isFree } from '../postgres/port.mjs';
import { superviseApp } from './app.mjs';
import { ensureBuilt, ensureClient, isBuilt } from './build.mjs';
import { DEFAULT_PORT } from './configuration.mjs';
import { plain, say } from './report.mjs';
import { sessionSecret } from './secret.mjs';

export async function serve({ root, dev, configuration, instance, undo, stop }) {
  if (ensureClient(root)) say('Database client generated');

  const databaseUrl = configuration.databaseUrl ?? (await startDatabase(root, configuration, undo));
  stop.throwIfAsked();

  // Only now, since it needs installed packages.
  const { deploy } = await import('../migrate/commands.mjs');
  const applied = await deploy(root, databaseUrl).catch((error) => {
    throw new Error(`The migrations could not be applied to the database: ${error.message}`);
  });
  say(applied.length === 0 ? 'Database up to date' : `Database migrated (${applied.join(', ')})`);
  stop.throwIfAsked();

  if (!dev) {
    if (!isBuilt(root)) {
      say('Building (about half a minute)');
      await ensureBuilt(root, stop.signal);
    }
    say('Build is up to date');
    stop.throwIfAsked();
  }
  const port = await choosePort(configuration);
  const url = localUrl(configuration.host, port);
  const env = appEnvironment({ dev, configuration, databaseUrl, port });
  const app = await superviseApp({ root, env, url, say, onStart: (noted) => instance.note({ app: noted }) });
  undo.push(app.stop);
  await Promise.race([app.ready(), stop.asked]);
  stop.throwIfAsked();
  const shown = configuration.publicUrl ?? url;
  instance.note({ url: shown });
  say(dev ? 'Serving the sources (development)' : 'Serving');
  plain(`\n  Sluice is ready:  ${shown}\n`);
}

async function startDatabase(root, { data }, undo) {
  const database = await startEmbedded({ root, base: data, say });
  undo.push(() => database.stop());
  say(`Embedded PostgreSQL on port ${database.port}`);
  return database.url();
}

async function choosePort({ port, host }) {
  if (port !== null) {
    if (await isFreeFor(host, port)) return port;
    throw new Error(`PORT is ${port}, and another program listens there. Stop it, or set another PORT.`);
  }
  for (let next = DEFAULT_PORT; next < DEFAULT_PORT + 100; next += 1) {
    if (!(await isFreeFor(host, next))) continue;
    if (next !== DEFAULT_PORT) say(`Port ${DEFAULT_PORT} is taken; using ${next}`);
    return next;
  }
  throw new Error(`No free port from ${DEFAULT_PORT} to ${DEFAULT_PORT + 99}. Set PORT.`);
}

/** On this machine both forms of localhost must be free, or a browser may reach the other program. */
async function isFreeFor(host, port) {
  const hosts = host === '127.0.0.1' ? [host, '::1'] : [host];
  for (const one of hosts) if (!(await isFree(port, one))) return false;
  return true;
}

function localUrl(host, port) {
  const anywhere = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host);
  return `http://${anywhere ? 'localhost' : host}:${port}`;
}

function appEnvironment({ dev, configuration, databaseUrl, port }) {
  const { data, host, publicUrl, secret } = configuration;
  return {
    ...process.env,
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: databaseUrl,
    HOST: host,
    PORT: String(port),
    NEXTAUTH_SECRET: sessionSecret(data, secret),
    ...(publicUrl ? { NEXTAUTH_URL: publicUrl } : { AUTH_TRUST_HOST: '1' }),
    ...(dev && { SLUICE_DEV: '1' }),
  };
}
