import type { FeatureView } from '@/lib/schemas/feature';

type Connected = Pick<FeatureView, 'key' | 'bucketBy' | 'unitName' | 'live'>;

const LABELS = ['model_version', 'prompt_version', 'retrieval_version', 'policy_version'] as const;

/** Code that works as it is, once the key is put in: it names this feature and this server. */
export function connectSnippets(feature: Connected, origin: string) {
  const { key, bucketBy, unitName, live } = feature;
  const unit = `${unitName.replace(/\W+/g, '-')}-1`;
  const context = {
    targetingKey: unit,
    ...(bucketBy === 'targetingKey' ? {} : { [bucketBy]: unit }),
    region: 'eu',
  };
  const { targetingKey, ...dimensions } = context;
  const event = {
    id: 'request-1',
    feature: key,
    variant: live?.variant ?? 'v1',
    targeting_key: targetingKey,
    context: dimensions,
    latency_ms: 820,
    input_tokens: 412,
    output_tokens: 96,
    cost_usd: 0.0031,
    parse_failed: false,
    task_success: true,
  };
  const spanContext = {
    'sluice.targeting_key': targetingKey,
    ...Object.fromEntries(
      Object.entries(dimensions).map(([name, value]) => [`sluice.context.${name}`, value]),
    ),
  };
  return {
    evaluate: [
      `curl -s ${origin}/ofrep/v1/evaluate/flags/${encodeURIComponent(key)} \\`,
      "  -H 'Authorization: Bearer YOUR_KEY' -H 'Content-Type: application/json' \\",
      `  -d '${JSON.stringify({ context })}'`,
    ].join('\n'),
    provider: [
      "import { OpenFeature } from '@openfeature/server-sdk';",
      "import { OFREPProvider } from '@openfeature/ofrep-provider';",
      '',
      'await OpenFeature.setProviderAndWait(',
      `  new OFREPProvider({ baseUrl: '${origin}', headers: [['Authorization', 'Bearer YOUR_KEY']] }),`,
      ');',
      'const client = OpenFeature.getClient();',
      `const details = await client.getObjectDetails('${key}', {}, ${inJs(context)});`,
      '// details.value.config is the config of this version; details.variant names it in your events',
    ].join('\n'),
    otel: [
      `export OTEL_EXPORTER_OTLP_ENDPOINT='${origin}/otlp'`,
      `export OTEL_EXPORTER_OTLP_HEADERS='authorization=Bearer%20YOUR_KEY,x-sluice-feature=${encodeURIComponent(key)}'`,
    ].join('\n'),
    span: [
      "import { trace } from '@opentelemetry/api';",
      '',
      '// details is the answer of "Ask with OpenFeature"; the active span is that of the model call, or one above it',
      'const labels = details.flagMetadata;',
      'trace.getActiveSpan()?.setAttributes({',
      ...LABELS.map((label) => `  ${label}: labels.${label},`),
      ...Object.entries(spanContext).map(([name, value]) => `  '${name}': '${value}',`),
      '});',
    ].join('\n'),
    events: [
      `curl -s ${origin}/api/v1/events \\`,
      "  -H 'Authorization: Bearer YOUR_KEY' -H 'Content-Type: application/json' \\",
      `  -d '${JSON.stringify([event])}'`,
    ].join('\n'),
  };
}

function inJs(context: Record<string, string>): string {
  const parts = Object.entries(context).map(
    ([name, value]) => `${/^[a-zA-Z_$][\w$]*$/.test(name) ? name : `'${name}'`}: '${value}'`,
  );
  return `{ ${parts.join(', ')} }`;
}
