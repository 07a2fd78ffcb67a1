import type { CreatedKeyView } from '@/lib/schemas/identity';

/** A curl call that works with this key's scopes, at this address. */
export function keyExample(
  { secret, scopes }: Pick<CreatedKeyView, 'secret' | 'scopes'>,
  origin: string,
): string {
  if (scopes.includes('evaluate')) {
    return call(`${origin}/ofrep/v1/evaluate/flags`, secret, '{"context":{"targetingKey":"user-1"}}');
  }
  if (scopes.includes('ingest')) {
    const event = {
      id: 'example-1',
      feature: 'YOUR-FEATURE-KEY',
      variant: 'v1',
      targeting_key: 'user-1',
      latency_ms: 840,
    };
    return call(`${origin}/api/v1/events`, secret, JSON.stringify([event]));
  }
  return `curl -H 'Authorization: Bearer ${secret}' ${origin}/api/v1/releases`;
}

function call(url: string, secret: string, body: string): string {
  return [
    `curl -X POST ${url} \\`,
    `  -H 'Authorization: Bearer ${secret}' \\`,
    "  -H 'Content-Type: application/json' \\",
    `  -d '${body}'`,
  ].join('\n');
}
