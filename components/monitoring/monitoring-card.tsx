'use client';

import { RefreshCw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ProductTerm } from '@/components/help/product-term';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorNote } from '@/components/ui/error-note';
import { Skeleton } from '@/components/ui/skeleton';
import { TextLink } from '@/components/ui/text-link';
import { TimeAgo } from '@/components/ui/time-ago';
import { callApi } from '@/lib/client/call-api';
import { renderQuery } from '@/lib/core/release/render-query';
import { formatMs } from '@/lib/core/telemetry/format-metric';
import type { GivenAnswerView, MonitoringView } from '@/lib/schemas/monitoring';
import { AnswerChart } from './answer-chart';
import { AnswerProblems } from './answer-problems';
import { QueryDisclosure } from './query-disclosure';

/** What the release is watched by: its last answer by version, how old it is, and the query. */
export function MonitoringCard({ releaseId, view }: { releaseId: string; view: MonitoringView }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [own, setOwn] = useState<GivenAnswerView | null>(null);
  const { query, variants, isExposed, refusal, dashboardUrl } = view;
  const noteHref = `/releases/${releaseId}/note#monitoringQuery`;
  if (!query) {
    return (
      <Card
        id="monitoring-query"
        className="scroll-mt-18"
        title={<ProductTerm term="monitoring query">Monitoring query</ProductTerm>}
      >
        <p className="text-mute">
          None yet. <TextLink href={noteHref}>Choose one in the note</TextLink>.
        </p>
      </Card>
    );
  }
  const given = newer(own, view.given);
  const ask = async () => {
    setAsking(true);
    setFault(null);
    const answer = await callApi<MonitoringView>('POST', `/releases/${releaseId}/monitoring`);
    setAsking(false);
    if (!answer.ok) return setFault(answer.detail);
    setOwn(answer.data.given);
    router.refresh();
  };
  return (
    <Card
      id="monitoring-query"
      className="scroll-mt-18"
      title={<ProductTerm term="monitoring query">Monitoring query</ProductTerm>}
      description={<span className="first-letter:uppercase">{renderQuery(query)}</span>}
      aria-label="Monitoring query"
      actions={
        <Button
          size="sm"
          loading={asking}
          disabled={refusal !== null}
          title={refusal ?? undefined}
          onClick={() => void ask()}
        >
          {asking ? null : <RefreshCw aria-hidden />}
          Ask again
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        {fault ? <ErrorNote title={fault} body="The last answer stays." /> : null}
        {given ? (
          <>
            <AnswerProblems answer={given.answer} {...{ variants, isExposed, noteHref }} />
            <AnswerChart query={query} answer={given.answer} variants={variants} id="monitoring" />
            <p className="text-sm text-mute">
              Asked <TimeAgo at={given.at} />, answered in {formatMs(given.tookMs)}.
            </p>
          </>
        ) : (
          <div aria-busy="true">
            <p className="text-mute">Not asked yet. It is asked within a few seconds.</p>
            <Skeleton className="mt-3 h-24" />
          </div>
        )}
        <QueryDisclosure query={query} dashboardUrl={dashboardUrl} />
      </div>
    </Card>
  );
}

function newer(own: GivenAnswerView | null, stored: GivenAnswerView | null): GivenAnswerView | null {
  if (!own || !stored) return own ?? stored;
  return Date.parse(own.at) > Date.parse(stored.at) ? own : stored;
}
