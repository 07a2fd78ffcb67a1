import { describe, expect, it } from 'vitest';
import { isPublicAddress, isWithin } from './is-public-address';

const PRIVATE: [string, string][] = [
  ['this host', '0.0.0.0'],
  ['loopback', '127.0.0.1'],
  ['loopback, further on', '127.8.9.10'],
  ['private, class A', '10.0.0.1'],
  ['private, class B', '172.16.0.1'],
  ['the last of private, class B', '172.31.255.255'],
  ['private, class C', '192.168.1.1'],
  ['link-local', '169.254.0.1'],
  ['the metadata service', '169.254.169.254'],
  ['the metadata service of Azure', '168.63.129.16'],
  ['the metadata service of Alibaba', '100.100.100.200'],
  ['the metadata service of Oracle', '192.0.0.192'],
  ['carrier-grade NAT', '100.64.0.1'],
  ['multicast', '224.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['reserved', '240.0.0.1'],
  ['documentation', '192.0.2.1'],
  ['benchmarks', '198.18.0.1'],
  ['unspecified, IPv6', '::'],
  ['loopback, IPv6', '::1'],
  ['link-local, IPv6', 'fe80::1'],
  ['unique-local', 'fc00::1'],
  ['the metadata service over IPv6', 'fd00:ec2::254'],
  ['multicast, IPv6', 'ff02::1'],
  ['IPv4-mapped loopback', '::ffff:127.0.0.1'],
  ['IPv4-mapped private, in hexadecimal', '::ffff:a00:1'],
  ['NAT64 of a private address', '64:ff9b::10.0.0.1'],
  ['6to4 of a private address', '2002:a00:1::1'],
  ['Teredo', '2001:0:a00:1::1'],
  ['IPv4-compatible loopback', '::7f00:1'],
  ['IPv6 that nobody was given', '4000::1'],
  ['no address', 'localhost'],
  ['nothing', ''],
];

describe('a public address', () => {
  it.each(PRIVATE)('is not %s (%s)', (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['1.1.1.1', '172.15.0.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])(
    'is %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});

describe('an allowed network', () => {
  it.each<[string, string[], boolean]>([
    ['10.1.2.3', ['10.1.0.0/16'], true],
    ['10.2.0.1', ['10.1.0.0/16'], false],
    ['::ffff:10.1.2.3', ['10.1.0.0/16'], true],
    ['fd00::1', ['10.0.0.0/8', 'fd00::/8'], true],
    ['fe80::1', ['fd00::/8'], false],
    ['127.0.0.1', ['0.0.0.0/0', '::/0'], true],
    ['::1', ['0.0.0.0/0', '::/0'], true],
    ['10.0.0.1', [], false],
    ['localhost', ['0.0.0.0/0'], false],
  ])('%s in %o: %s', (address, networks, expected) => {
    expect(isWithin(address, networks)).toBe(expected);
  });
});
