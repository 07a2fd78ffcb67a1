// Some registries do not carry every platform build of an optional package. npm then leaves those out of
// package-lock.json, and a later `npm ci` refuses the file ("Missing: … from lock file").
// Run after every `npm install`: it names the missing optional packages in the lock again.
import { readFileSync, writeFileSync } from 'node:fs';

const LOCK = 'package-lock.json';
const SYSTEMS = 'darwin win32 linux android freebsd openbsd netbsd sunos aix openharmony'.split(' ');
const PROCESSORS = 'arm64 x64 arm ia32 riscv64 ppc64 s390x loong64 mips64el wasm32'.split(' ');

const lock = JSON.parse(readFileSync(LOCK, 'utf8'));

/** Whether `name` resolves from the package at `from`, walking up as node does. */
function resolves(from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    if (lock.packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true;
    if (!at) return false;
  }
}

function platformEntry(name, range, owner) {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.filter((s) => words.includes(s) || (s === 'win32' && words.includes('windows')));
  const cpu = PROCESSORS.filter((c) => words.includes(c) || (c === 'arm' && words.includes('gnueabihf')));
  return {
    version: range.replace(/^[^0-9]*/, ''),
    license: 'MIT',
    optional: true,
    ...(cpu.length > 0 && { cpu }),
    ...(os.length > 0 && { os }),
    ...(words.includes('musl') && { libc: ['musl'] }),
    ...(owner.engines && { engines: owner.engines }),
  };
}

let added = 0;
for (const [from, owner] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(owner.optionalDependencies ?? {})) {
    if (resolves(from, name)) continue;
    lock.packages[`node_modules/${name}`] = platformEntry(name, range, owner);
    added += 1;
  }
}
const byPath = ([a], [b]) => (a < b ? -1 : a > b ? 1 : 0);
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(byPath));
writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added} optional platform packages named in ${LOCK}\n`);
