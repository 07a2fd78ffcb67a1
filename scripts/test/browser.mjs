// A Chromium for the browser tests: one that is there, else one that is installed now.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { runCommand } from '../start/command.mjs';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of a browser program, or undefined when there is none. */
export function findBrowser() {
  const places = [process.env.CHROMIUM_PATH ?? '', ...USUAL_PLACES, chromium.executablePath()];
  return places.find((place) => place !== '' && existsSync(place));
}

/** @returns whether a browser had to be installed */
export async function ensureBrowser(root) {
  if (findBrowser()) return false;
  const attempts = [];
  const attempt = async (command, args) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const { code, output } = await runCommand(command, args, { cwd: root, env });
    attempts.push(
      `${command} ${args.join(' ')}: ${code === 0 ? 'done' : output.trim().split('\n').slice(-4).join(' ')}`,
    );
  };
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    await attempt('apt-get', ['update', '-qq']);
    await attempt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
    if (findBrowser()) return true;
  }
  await attempt(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']);
  if (findBrowser()) return true;
  throw new Error(
    'The browser tests need a Chromium, and none could be installed. Install chromium or Google Chrome, ' +
      `or name one with CHROMIUM_PATH. Tried:\n${attempts.join('\n')}`,
  );
}
