import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { env } from '../env';
import { isPublicAddress, isWithin } from './is-public-address';

export interface CheckedAddress {
  address: string;
  family: 4 | 6;
}

/** Why nothing is sent there; the message is a sentence for an admin. */
export class RefusedAddress extends Error {}

/**
 * The addresses of a host that may be connected to. Connect to these and to no others: a name may answer otherwise
 * the next time. Throws RefusedAddress when it has none, and the resolver's error when the name has no address at all.
 */
export async function checkAddress(
  hostname: string,
  allowed: readonly string[] = env().SLUICE_ALLOW_PRIVATE_TARGETS,
): Promise<CheckedAddress[]> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host) ? [host] : (await lookup(host, { all: true })).map(({ address }) => address);
  const fit = found.filter((address) => isPublicAddress(address) || isWithin(address, allowed));
  if (fit.length > 0) return fit.map((address) => ({ address, family: isIP(address) === 6 ? 6 : 4 }));
  throw new RefusedAddress(
    `${host} is not a public address${isIP(host) ? '' : ` (${found.join(', ')})`}. SLUICE_ALLOW_PRIVATE_TARGETS can allow it.`,
  );
}
