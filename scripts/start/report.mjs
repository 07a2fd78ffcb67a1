// One calm line for each step, with the seconds since the start.
const began = Date.now();

// The reader of our output may be gone; that is no reason to fall over with the database running.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

export function say(line) {
  const seconds = `${((Date.now() - began) / 1000).toFixed(1)} s`;
  process.stdout.write(`${seconds.padStart(8)}  ${line.replaceAll('\n', '\n          ')}\n`);
}

export function plain(text) {
  process.stdout.write(`${text}\n`);
}
