// Every way of being asked to stop, as one promise.
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

export function stopRequest() {
  let reason = null;
  let failed = false;
  let resolve;
  const controller = new AbortController();
  const asked = new Promise((r) => {
    resolve = r;
  });
  function ask(why) {
    if (reason !== null) return;
    reason = why;
    controller.abort();
    resolve();
  }
  for (const signal of SIGNALS) process.on(signal, () => ask(signal));
  for (const fault of ['uncaughtException', 'unhandledRejection'])
    process.on(fault, (error) => {
      failed = true;
      process.stderr.write(`${error?.stack ?? error}\n`);
      ask('an error in the start script');
    });
  // npm killed outright passes no signal on; its child then gets another parent.
  if (process.env.npm_lifecycle_event) {
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && ask('npm is gone'), 500).unref();
  }
  return {
    asked,
    signal: controller.signal,
    failed: () => failed,
    isAsked: () => reason !== null,
    reason: () => reason,
    throwIfAsked() {
      if (reason !== null) throw new Error('asked to stop');
    },
  };
}
