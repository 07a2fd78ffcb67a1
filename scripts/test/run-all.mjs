// Runs the steps in order and adds up what they counted.
import { plain } from '../start/report.mjs';
import { endChildren } from './command-step.mjs';
import { checks, preparations, suites } from './steps.mjs';

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** @returns the exit code */
export async function runAll(root, { only }) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failedSteps = [];
  let interrupted = null;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      interrupted ??= signal;
      endChildren(signal);
    });

  const began = Date.now();
  const wanted = (step) => only === 'everything' || step.inVerify;
  for (const step of [...preparations, ...checks, ...suites].filter(wanted)) {
    if (interrupted) break;
    const missing = (step.needs ?? []).filter((name) => failedSteps.includes(name));
    const result = missing.length > 0 ? notRun(missing) : await runStep(step, root);
    for (const key of Object.keys(total)) total[key] += result[key];
    if (result.failed > 0) failedSteps.push(step.name);
    const mark = result.failed > 0 ? 'FAILED' : 'ok';
    plain(`${mark.padEnd(7)} ${step.name.padEnd(28)} ${result.words.padEnd(34)} ${seconds(result.began)}`);
  }
  if (interrupted) total.failed += 1;
  const why = interrupted
    ? `Interrupted (${interrupted}).`
    : failedSteps.length > 0
      ? `Failed: ${failedSteps.join(', ')}.`
      : '';
  plain(`\n${`${why} All in ${seconds(began)}.`.trim()}`);
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  plain(`${total.passed} passed, ${total.failed} failed${skipped}`);
  return total.failed > 0 ? 1 : 0;
}

function notRun(missing) {
  return {
    passed: 0,
    failed: 1,
    skipped: 0,
    began: Date.now(),
    words: `not run: ${missing.join(', ')} failed`,
  };
}

async function runStep(step, root) {
  const began = Date.now();
  try {
    return { began, ...(await step.run(root)) };
  } catch (error) {
    plain(`\n${error.stack ?? error}`);
    return { began, passed: 0, failed: 1, skipped: 0, words: 'did not run to its end' };
  }
}
