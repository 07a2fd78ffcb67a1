// Loaded into the app before anything else: when the start script is gone, even by kill -9, the app stops too,
// so that no server is left on the port without its database.
const starter = process.ppid;

setInterval(() => {
  if (process.ppid !== starter) process.kill(process.pid, 'SIGTERM');
}, 500).unref();
