import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clickhouseCommand, prometheusPrograms } from './server-programs.mjs';
import { ensureServers } from './servers.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sluice-servers-'));
  mkdirSync(path.join(folder, 'bin'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (...names: string[]) => path.join(folder, ...names);
const put = (name: string, text = '#!/bin/sh\n') => {
  writeFileSync(at('bin', name), text);
  chmodSync(at('bin', name), 0o755);
};
/** A machine that has nothing but the programs in one folder, and a shell. */
const machine = (isRoot = true) => ({
  env: { PATH: at('bin') },
  folders: [at('bin')],
  isRoot,
  policyFile: at('policy-rc.d'),
});
const words = (isRoot = true) => ensureServers(folder, machine(isRoot));
const calls = () => readFileSync(at('calls'), 'utf8').trim().split('\n');

/** Writes down how it is called, and what a package's script would hear on starting its service. */
function putAptGet(...packages: string[]): void {
  const cases = packages.map((name) => {
    const programs = name === 'prometheus' ? ['prometheus', 'promtool'] : [name];
    const made = programs.map((program) => `: > ${at('bin', program)}`).join('; ');
    return `*" ${name}") ${made};;`;
  });
  put(
    'apt-get',
    `#!/bin/sh
[ "$1" = --version ] && exit 0
service=started
if [ -x ${at('policy-rc.d')} ]; then ${at('policy-rc.d')} || service=$?; fi
echo "$* [$DEBIAN_FRONTEND, $service]" >> ${at('calls')}
case "$*" in update*) ;; ${cases.join(' ')} *) echo "E: Unable to locate package"; exit 100;; esac
`,
  );
}

describe('ensureServers', () => {
  it('installs what is missing, each by itself, with no service started', async () => {
    putAptGet('prometheus', 'clickhouse-server');
    expect(await words()).toBe('installed prometheus, clickhouse-server');
    expect(calls()).toEqual([
      'update -qq [noninteractive, 101]',
      'install -y -qq --no-install-recommends prometheus [noninteractive, 101]',
      'install -y -qq --no-install-recommends clickhouse-server [noninteractive, 101]',
    ]);
    expect(existsSync(at('policy-rc.d'))).toBe(false);
  });

  it('asks for nothing that is there', async () => {
    putAptGet();
    for (const name of ['prometheus', 'promtool', 'clickhouse-server']) put(name);
    expect(await words()).toBe('there');
    expect(existsSync(at('calls'))).toBe(false);
  });

  it('says which package is not to be had, and installs the other', async () => {
    putAptGet('prometheus');
    expect(await words()).toBe(
      'no clickhouse-server: tests that need one are skipped (apt-get: E: Unable to locate package)',
    );
    expect(prometheusPrograms([at('bin')])).not.toBeNull();
  });

  it.each([
    ['only root can install', false],
    ['there is no apt-get', true],
  ])('fails nothing where %s', async (why, isRoot) => {
    if (!isRoot) putAptGet('prometheus', 'clickhouse-server');
    expect(await words(isRoot)).toBe(
      `no prometheus, no clickhouse-server: tests that need one are skipped (${why})`,
    );
    expect(existsSync(at('calls'))).toBe(false);
  });

  it('installs nothing where services could not be kept from starting', async () => {
    putAptGet('prometheus', 'clickhouse-server');
    const told = await ensureServers(folder, { ...machine(), policyFile: at('absent', 'policy-rc.d') });
    expect(told).toMatch(/^no prometheus, no clickhouse-server: tests that need one are skipped \(ENOENT/);
    expect(existsSync(at('calls'))).toBe(false);
  });

  it("keeps the machine's own policy", async () => {
    putAptGet('prometheus', 'clickhouse-server');
    writeFileSync(at('policy-rc.d'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
    await words();
    expect(readFileSync(at('policy-rc.d'), 'utf8')).toBe('#!/bin/sh\nexit 0\n');
  });

  it('takes away a policy that an interrupted run left behind', async () => {
    putAptGet('prometheus', 'clickhouse-server');
    put('apt-get', `#!/bin/sh\n[ "$1" = --version ] || cp ${at('policy-rc.d')} ${at('left')}\n`);
    await ensureServers(folder, { ...machine(), env: { PATH: `${at('bin')}:/usr/bin:/bin` } });
    writeFileSync(at('policy-rc.d'), readFileSync(at('left')));
    await words();
    expect(existsSync(at('policy-rc.d'))).toBe(false);
  });
});

describe('where the servers are', () => {
  it('needs both programs of Prometheus', () => {
    put('prometheus');
    expect(prometheusPrograms([at('bin')])).toBeNull();
    put('promtool');
    expect(prometheusPrograms([at('bin')])).toEqual({
      server: at('bin', 'prometheus'),
      tool: at('bin', 'promtool'),
    });
  });

  it('takes the ClickHouse that is named, then the server, then the single program', () => {
    expect(clickhouseCommand([at('bin')], {})).toBeNull();
    put('clickhouse');
    expect(clickhouseCommand([at('bin')], {})).toEqual([at('bin', 'clickhouse'), 'server']);
    put('clickhouse-server');
    expect(clickhouseCommand([at('bin')], {})).toEqual([at('bin', 'clickhouse-server')]);
    expect(clickhouseCommand([at('bin')], { SLUICE_TEST_CLICKHOUSE: '/opt/ch' })).toEqual(['/opt/ch']);
  });
});
