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
  const { evaluate, provider, events, otel, span } = connectSnippets(feature, origin);
  return (
    <Card
      id="connect"
      className="scroll-mt-18"
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
          <div className="flex flex-col gap-2.5">
            <p>Where the exporter sends to:</p>
            <CodeBlock code={otel} label="OpenTelemetry variables" />
            <p>
              Which version answered, and whom. The targeting key (or <span className="code">user.id</span>)
              is needed: a request without it is counted, and compared with nothing.
            </p>
            <CodeBlock code={span} label="span example" />
            <p className="text-sm text-mute">
              No labels are needed where every version has a model of its own: the span’s model tells it then.
              Labels in <span className="code">OTEL_RESOURCE_ATTRIBUTES</span> are enough only for a process
              that serves one version, for they say the same of every request.
            </p>
          </div>
        </TabsContent>
        <TabsContent value="events">
          <CodeBlock code={events} label="event example" />
        </TabsContent>
      </Tabs>
    </Card>
  );
}
