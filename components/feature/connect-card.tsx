'use client';

import { useSyncExternalStore } from 'react';
import { Card } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import { TextLink } from '@/components/ui/text-link';
import type { FeatureView } from '@/lib/schemas/feature';
import { connectSnippets } from './connect-snippets';

const never = () => () => {};

/** How an application asks which version to serve, and reports what came of it. */
export function ConnectCard({ feature }: { feature: FeatureView }) {
  const origin = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => 'http://localhost:3000',
  );
  const { evaluate, provider, events, otel } = connectSnippets(feature, origin);
  return (
    <Card
      title="Connect"
      description={
        <>
          Two calls: ask which version to serve, report what came of it. Both need an{' '}
          <TextLink href="/settings/keys">API key</TextLink> with the scopes evaluate and ingest.
        </>
      }
    >
      <Tabs defaultValue="provider">
        <TabsList aria-label="Ways to connect">
          <TabsTrigger value="provider">Ask with OpenFeature</TabsTrigger>
          <TabsTrigger value="evaluate">Ask with curl</TabsTrigger>
          <TabsTrigger value="otel">Report with OpenTelemetry</TabsTrigger>
          <TabsTrigger value="events">Report with curl</TabsTrigger>
        </TabsList>
        <TabsContent value="provider">
          <CodeBlock code={provider} label="OpenFeature example" />
        </TabsContent>
        <TabsContent value="evaluate">
          <CodeBlock code={evaluate} label="evaluation example" />
        </TabsContent>
        <TabsContent value="otel">
          <CodeBlock code={otel} label="OpenTelemetry example" />
        </TabsContent>
        <TabsContent value="events">
          <CodeBlock code={events} label="event example" />
        </TabsContent>
      </Tabs>
    </Card>
  );
}
