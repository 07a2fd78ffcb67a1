import { Presets, SingleBar } from 'cli-progress';

const PLAIN_EVERY_MS = 2_000;

export interface Progress {
  step: () => void;
  stop: () => void;
}

/** A bar on a terminal, a line now and then elsewhere. */
export function showProgress(total: number): Progress {
  return process.stderr.isTTY ? bar(total) : lines(total);
}

function bar(total: number): Progress {
  const format = '  {bar} {value}/{total} requests, {eta_formatted} left';
  const single = new SingleBar({ format, stream: process.stderr, hideCursor: true }, Presets.rect);
  single.start(total, 0);
  return { step: () => single.increment(), stop: () => single.stop() };
}

function lines(total: number): Progress {
  let done = 0;
  let said = Date.now();
  return {
    step: () => {
      done += 1;
      if (Date.now() - said < PLAIN_EVERY_MS) return;
      said = Date.now();
      process.stderr.write(`${done} of ${total} requests\n`);
    },
    stop: () => process.stderr.write(`${done} of ${total} requests\n`),
  };
}
