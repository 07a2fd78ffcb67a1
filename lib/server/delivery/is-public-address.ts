import ipaddr from 'ipaddr.js';

// Answers to the machines of one cloud alone, from an address that looks public.
const METADATA = ['168.63.129.16'];
// All that IANA gives out of IPv6.
const GIVEN_OUT = ipaddr.parseCIDR('2000::/3');

/**
 * Whether the internet routes to this address, whoever asks. Everything that is special is not: loopback, private,
 * link-local with the metadata services, carrier-grade NAT, unique-local, multicast, what carries an IPv4 address
 * inside, and what of IPv6 was given to nobody. An IPv4-mapped address is judged as the one it maps.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv6' && !parsed.match(GIVEN_OUT)) return false;
  return parsed.range() === 'unicast' && !METADATA.includes(parsed.toString());
}

/** `networks`: CIDRs of either family. */
export function isWithin(address: string, networks: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return networks.some((network) => {
    const [base, bits] = ipaddr.parseCIDR(network);
    return base.kind() === parsed.kind() && parsed.match([base, bits]);
  });
}
