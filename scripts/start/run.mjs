// The steps of a start, in order, and their undoing.

import { readConfiguration, readEnvFile } from './configuration.mjs';
import { ensureInstalled, isInstalled } from './install.mjs';
import { AlreadyRunning, takeInstance } from './instance.mjs';
import { plain, say } from './report.mjs';
import { serve } from './serve.mjs';
import { stopRequest } from './stop-request.mjs';

/** @returns the exit code, once everything is stopped again */
export async function run(root, { dev }) {
  const undo = [];
  const stop = stopRequest();
  let code = 0;
  try {
    readEnvFile(root);
    const configuration = readConfiguration(root);
    const instance = await takeInstance(configuration.data);
    undo.push(() => instance.release());
    if (!isInstalled(root)) {
      say('Installing the packages (about a minute)');
      await ensureInstalled(root, stop.signal);
    }
    say('Packages are there');
    stop.throwIfAsked();
    await serve({ root, dev, configuration, instance, undo, stop });
    await stop.asked;
  } catch (error) {
    if (!stop.isAsked()) {
      code = 1;
      plain(error instanceof AlreadyRunning ? error.message : `\nSluice could not start. ${error.message}`);
    }
  }
  if (stop.failed()) code = 1;
  if (stop.isAsked()) say(`Stopping (${stop.reason()})`);
  for (const step of undo.reverse()) {
    try {
      await step();
    } catch (error) {
      code = 1;
      say(error.message);
    }
  }
  if (stop.isAsked()) say('Stopped');
  return code;
}
