import { type ChildProcess, spawn } from 'node:child_process';

const START_MS = 60_000;

/** Starts a server's program and resolves once `readyUrl` answers; rejects with what the program said last. */
export async function launchServer(
  command: readonly string[],
  folder: string,
  readyUrl: string,
): Promise<ChildProcess> {
  const [program = '', ...args] = command;
  const server = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (chunk: Buffer) => {
      said = (said + chunk).slice(-4_000);
    });
  const until = Date.now() + START_MS;
  while (Date.now() < until && server.exitCode === null) {
    if (await answers(readyUrl)) return server;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await endServer(server, 'SIGKILL');
  throw new Error(`${program} did not start: ${said}`);
}

export function endServer(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve();
    server.once('exit', () => resolve());
    server.kill(signal);
  });
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
