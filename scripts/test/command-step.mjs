// Steps that are a command. A check's output is shown only when it fails; a suite's is shown as it comes.
import { spawn } from 'node:child_process';
import { plain } from '../start/report.mjs';

const running = new Set();

/** Passes a signal on, so that the suites can put their servers away. */
export function endChildren(signal) {
  for (const child of running) child.kill(signal);
}

function spawnNode(args, { root, env, stdio }) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio });
    running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => {
        output += chunk;
      });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve({ ok: code === 0, ended: signal ?? `exit ${code}`, output });
    });
  });
}

/** Commands that must all succeed; counts as one test. */
export function check(...commands) {
  return async (root) => {
    for (const args of commands) {
      const { ok, ended, output } = await spawnNode(args, { root, stdio: ['ignore', 'pipe', 'pipe'] });
      if (ok) continue;
      plain(`\n${output.trimEnd()}\n`);
      return { passed: 0, failed: 1, skipped: 0, words: ended };
    }
    return { passed: 1, failed: 0, skipped: 0, words: '' };
  };
}

/** A test runner that leaves its counts in a file; `readCounts` reads them, or throws when there are none. */
export function suite({ args, env, clear, readCounts }) {
  return async (root) => {
    clear();
    plain('');
    const { ok, ended } = await spawnNode(args, { root, env, stdio: ['ignore', 'inherit', 'inherit'] });
    const counts = readCounts();
    // A runner may fail with every test passed: a file that did not load, an error outside the tests.
    const failed = ok ? counts.failed : Math.max(counts.failed, 1);
    const parts = [`${counts.passed} passed`, `${failed} failed`];
    if (counts.skipped > 0) parts.push(`${counts.skipped} skipped`);
    if (!ok && counts.failed === 0) parts.push(ended);
    return { ...counts, failed, words: parts.join(', ') };
  };
}
