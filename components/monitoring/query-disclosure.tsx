import { ChevronRight } from 'lucide-react';
import { CodeBlock } from '@/components/ui/code-block';
import { TextLink } from '@/components/ui/text-link';
import { isSourceQuery, type MonitoringQuery } from '@/lib/core/monitoring/monitoring-query';
import { renderQuery } from '@/lib/core/release/render-query';

/** The query itself, one click away, and where it can be looked at. */
export function QueryDisclosure({ query, dashboardUrl }: { query: MonitoringQuery; dashboardUrl: string }) {
  const isElsewhere = isSourceQuery(query);
  return (
    <details className="group">
      <summary className="inline-flex list-none items-center gap-1 rounded-control text-mute hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 transition-transform group-open:rotate-90" />
        The query
      </summary>
      <div className="mt-2 flex flex-col gap-2">
        <CodeBlock code={isElsewhere ? query.query : renderQuery(query)} label="query" />
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {isElsewhere ? <TextLink href="/settings/sources">Metric source {query.source}</TextLink> : null}
          {dashboardUrl ? (
            <a
              href={dashboardUrl}
              rel="noreferrer"
              target="_blank"
              className="underline decoration-line-strong/60 underline-offset-2"
            >
              Dashboard
            </a>
          ) : null}
        </p>
      </div>
    </details>
  );
}
