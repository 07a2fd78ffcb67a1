// Free TCP ports.
import net from 'node:net';

export function isFree(port, host) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    // A host this machine does not have (no IPv6) leaves nothing to be taken.
    probe.once('error', (error) => resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT'));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/**
 * A free port the system picks.
 * @returns {Promise<number>}
 */
export function anyFreePort(host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, host, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
