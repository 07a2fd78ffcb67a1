import { describe, expect, it } from 'vitest';
import { eventInput } from '@/lib/schemas/event';
import { connectSnippets } from './connect-snippets';

const live = { variant: 'v3' } as NonNullable<Parameters<typeof connectSnippets>[0]['live']>;
const feature = { key: 'support-reply', bucketBy: 'targetingKey', unitName: 'user', live };

function body(curl: string): unknown {
  return JSON.parse(/-d '(.*)'$/s.exec(curl)?.[1] ?? '');
}

describe('connectSnippets', () => {
  it('sends an event that the ingest accepts, under the live version', () => {
    const [event] = body(connectSnippets(feature, 'http://localhost:3000').events) as unknown[];
    expect(eventInput.parse(event)).toMatchObject({ feature: 'support-reply', variant: 'v3' });
  });

  it('asks for this feature on this server', () => {
    const { evaluate, provider } = connectSnippets(feature, 'http://localhost:3000');
    expect(evaluate).toContain('http://localhost:3000/ofrep/v1/evaluate/flags/support-reply ');
    expect(body(evaluate)).toEqual({ context: { targetingKey: 'user-1', region: 'eu' } });
    expect(provider).toContain(
      "getObjectDetails('support-reply', {}, { targetingKey: 'user-1', region: 'eu' })",
    );
  });

  it('tells an OpenTelemetry exporter where to send, and the span which version answered to whom', () => {
    const { otel, span } = connectSnippets(feature, 'http://localhost:3000');
    expect(otel).toContain("OTEL_EXPORTER_OTLP_ENDPOINT='http://localhost:3000/otlp'");
    expect(otel).toContain('authorization=Bearer%20YOUR_KEY,x-sluice-feature=support-reply');
    expect(span).toContain('prompt_version: labels.prompt_version,');
    expect(span).toContain("'sluice.targeting_key': 'user-1',");
    expect(span).toContain("'sluice.context.region': 'eu',");
  });

  it('sends the attribute that the feature decides by', () => {
    const byTenant = { ...feature, bucketBy: 'org.tenant-id', unitName: 'tenant' };
    const { evaluate, provider } = connectSnippets(byTenant, 'http://x');
    expect(body(evaluate)).toMatchObject({ context: { 'org.tenant-id': 'tenant-1' } });
    expect(provider).toContain("'org.tenant-id': 'tenant-1'");
  });
});
