import type { JsonSchema } from '@/lib/server/transport/openapi/json-schema';
import type { PlacedOperation } from './placed-operation';
import { sampleValue } from './sample-value';

/** What to type to ask it; people's routes with the cookie of their session. */
export function renderCurl(
  operation: PlacedOperation,
  schemas: Readonly<Record<string, JsonSchema>>,
): string {
  const { method, path, parameters = [], requestBody } = operation;
  const inPath = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'key' ? 'support-reply' : `$${name.toUpperCase()}`,
  );
  const query = parameters
    .filter(({ in: place, required }) => place === 'query' && required)
    .map(({ name, schema = {} }) => `${name}=${String(sampleValue(schema, schemas, name))}`);
  const words = [
    `curl${method === 'GET' ? '' : ` -X ${method}`} "$SLUICE_URL${inPath}${query.length > 0 ? `?${query.join('&')}` : ''}"`,
  ];
  words.push(...credentials(operation));
  const isRetried = parameters.some(({ name }) => name === 'Idempotency-Key');
  if (isRetried) words.push(`-H 'Idempotency-Key: 7c9e6679'`);
  const body = requestBody?.content['application/json'];
  if (body) {
    const sample = JSON.stringify(sampleValue(body.schema, schemas));
    words.push(`-H 'Content-Type: application/json'`, `-d '${sample}'`);
  } else if (requestBody) {
    const [type = ''] = Object.keys(requestBody.content);
    words.push(`-H 'Content-Type: ${type}'`, '--data-binary @file');
  }
  return `\`\`\`sh\n${words.join(' \\\n  ')}\n\`\`\``;
}

function credentials({ security }: PlacedOperation): string[] {
  const ways = security.flatMap((way) => Object.keys(way));
  if (ways.includes('apiKey')) return [`-H "Authorization: Bearer $SLUICE_KEY"`];
  return ways.length > 0 ? [`-b "next-auth.session-token=$SESSION"`] : [];
}
