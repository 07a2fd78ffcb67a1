import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ClickhouseAddress } from '@/lib/server/db/clickhouse-client';
import { clickhouseCommand } from '@/scripts/test/server-programs.mjs';
import { endServer, launchServer } from './server-process';

export { clickhouseCommand };

export interface ClickhouseServer {
  address: ClickhouseAddress;
  /** Ends the process as a crash would; the folder stays, and so does the address for `restart`. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  /** Ends the process and removes its folder. */
  stop(): Promise<void>;
}

/** For `describe.skipIf` and its title. */
export const NO_CLICKHOUSE =
  'skipped: no clickhouse-server on this machine (apt-get install clickhouse-server)';

/** A ClickHouse of one's own: free ports, a temporary folder, a user with a password. */
export async function startClickhouse(): Promise<ClickhouseServer> {
  const command = clickhouseCommand();
  if (!command) throw new Error('There is no clickhouse-server on this machine');
  const folder = await mkdtemp(path.join(tmpdir(), 'sluice-clickhouse-'));
  await mkdir(path.join(folder, 'data'));
  const [http, tcp, interserver] = await freePorts(3);
  const users = path.join(folder, 'users.xml');
  const config = path.join(folder, 'config.xml');
  await writeFile(users, usersXml());
  await writeFile(config, configXml({ folder, users, http, tcp, interserver }));
  const address = {
    url: `http://127.0.0.1:${http}`,
    database: 'sluice_test',
    username: 'sluice',
    password: "it's secret",
  };
  const start = () => launchServer([...command, `--config-file=${config}`], folder, `${address.url}/ping`);
  let server = await start();
  return {
    address,
    kill: () => endServer(server, 'SIGKILL'),
    restart: async () => {
      server = await start();
    },
    stop: async () => {
      await endServer(server, 'SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePorts(count: number): Promise<number[]> {
  const probes = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    probes.map(
      (probe) =>
        new Promise<number>((resolve) =>
          probe.listen(0, '127.0.0.1', () => {
            const bound = probe.address();
            resolve(typeof bound === 'object' && bound ? bound.port : 0);
          }),
        ),
    ),
  );
  await Promise.all(probes.map((probe) => new Promise((resolve) => probe.close(resolve))));
  return ports;
}

interface Config {
  folder: string;
  users: string;
  http: number | undefined;
  tcp: number | undefined;
  interserver: number | undefined;
}

function configXml({ folder, users, http, tcp, interserver }: Config): string {
  return `<yandex>
  <logger><level>warning</level><console>1</console></logger>
  <http_port>${http}</http_port><tcp_port>${tcp}</tcp_port><interserver_http_port>${interserver}</interserver_http_port>
  <listen_host>127.0.0.1</listen_host>
  <path>${folder}/data/</path><tmp_path>${folder}/data/tmp/</tmp_path>
  <user_files_path>${folder}/data/user_files/</user_files_path>
  <format_schema_path>${folder}/data/format_schemas/</format_schema_path>
  <mark_cache_size>67108864</mark_cache_size>
  <users_config>${users}</users_config>
  <default_profile>default</default_profile><default_database>default</default_database>
</yandex>
`;
}

function usersXml(): string {
  return `<yandex>
  <profiles><default><max_memory_usage>1000000000</max_memory_usage></default></profiles>
  <users><sluice>
    <password>it's secret</password>
    <networks><ip>127.0.0.1</ip></networks>
    <profile>default</profile><quota>default</quota>
  </sluice></users>
  <quotas><default></default></quotas>
</yandex>
`;
}
