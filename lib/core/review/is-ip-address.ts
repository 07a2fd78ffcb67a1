/** Four numbers up to 255, or the groups of an IPv6 address, which may leave out one run of zeros. */
export function isIpAddress(text: string): boolean {
  return text.includes(':') ? isIpv6(text) : text.split('.').every((part) => Number(part) <= 255);
}

function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/iu.test(group))) return false;
  // "::" alone is written in much that is no address.
  return halves.length === 2 ? groups.length > 0 && groups.length < 8 : groups.length === 8;
}
