// One start at a time in a data folder. The note says who holds it and where it serves.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { endProcess, identify, isSame } from '../postgres/processes.mjs';

export class AlreadyRunning extends Error {}

const noteFile = (data) => path.join(data, 'instance.json');

function readNote(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** The running start in this data folder, or null. */
export function runningInstance(data) {
  const note = readNote(noteFile(data));
  return isSame(note?.starter) ? note : null;
}

/** The folder holds secrets and a database: only the user it belongs to may go on. */
export function checkOwner(data) {
  const { uid: me, username } = os.userInfo();
  try {
    mkdirSync(data, { recursive: true, mode: 0o711 });
  } catch (error) {
    throw new Error(
      `The data folder cannot be made by user ${username}: ${error.message}. ` +
        'Give that user the project folder, or choose another place with SLUICE_DATA_DIR.',
    );
  }
  const { uid } = statSync(data);
  if (me === uid) return;
  throw new Error(
    `The data folder ${data} belongs to user ${uid}, and this is user ${me} (${username}). ` +
      `Start as the user it belongs to, or hand it over with: chown -R ${me} ${data} – ` +
      'or choose another folder with SLUICE_DATA_DIR.',
  );
}

/** Takes the folder, or throws AlreadyRunning. A note left by a process that is gone is taken over. */
export async function takeInstance(data) {
  checkOwner(data);
  const file = noteFile(data);
  const note = { starter: identify(process.pid), url: null, app: null };
  const draft = `${file}.${process.pid}`;
  const save = () => writeFileSync(draft, JSON.stringify(note), { mode: 0o600 });
  save();
  try {
    for (;;) {
      try {
        // A link is made whole or not at all, and never over another one.
        linkSync(draft, file);
        break;
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      await clearStale(file);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    note(facts) {
      Object.assign(note, facts);
      save();
      renameSync(draft, file);
    },
    release() {
      if (isSame(readNote(file)?.starter) && readNote(file).starter.pid === process.pid)
        rmSync(file, { force: true });
    },
  };
}

async function clearStale(file) {
  const held = readNote(file);
  if (held === null) return;
  if (isSame(held.starter)) throw new AlreadyRunning(describe(held));
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  // Another start may have taken the folder between the look and the move: give it back.
  const moved = readNote(aside);
  if (isSame(moved?.starter)) {
    renameSync(aside, file);
    throw new AlreadyRunning(describe(moved));
  }
  rmSync(aside, { force: true });
  // The app follows its starter out; it may need a moment.
  if (isSame(held.app))
    await endProcess(held.app.pid, [
      ['SIGTERM', 10_000],
      ['SIGKILL', 5_000],
    ]);
}

function describe({ url, starter }) {
  const where = url ? `at ${url}` : 'and is still starting';
  return (
    `Sluice already runs from this folder, ${where} (process ${starter.pid}).\n` +
    `Stop it first (kill ${starter.pid}), or start a second one on other data with SLUICE_DATA_DIR.`
  );
}
