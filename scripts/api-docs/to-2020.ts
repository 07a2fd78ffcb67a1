/** The generator writes draft 7, OpenAPI 3.1 wants 2020-12: of what is written, lists of fixed length alone differ. */
export function to2020(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(to2020);
  if (typeof part !== 'object' || part === null) return part;
  const entries = Object.entries(part).map(([key, value]) => [
    key === 'items' && Array.isArray(value) ? 'prefixItems' : key,
    to2020(value),
  ]);
  return Object.fromEntries(entries);
}
