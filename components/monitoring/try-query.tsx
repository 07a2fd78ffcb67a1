'use client';

import { Play } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorNote } from '@/components/ui/error-note';
import { Pill } from '@/components/ui/pill';
import { Skeleton } from '@/components/ui/skeleton';
import { TimeAgo } from '@/components/ui/time-ago';
import { callApi } from '@/lib/client/call-api';
import type { MonitoringAnswer } from '@/lib/core/monitoring/monitoring-answer';
import { lacksData } from '@/lib/core/monitoring/monitoring-problem';
import { isSourceQuery, type MonitoringQuery } from '@/lib/core/monitoring/monitoring-query';
import { templateFaults } from '@/lib/core/monitoring/template-faults';
import { formatMs } from '@/lib/core/telemetry/format-metric';
import type { GivenAnswerView } from '@/lib/schemas/monitoring';
import { AnswerChart } from './answer-chart';
import { AnswerProblems } from './answer-problems';

export interface TryQueryProps {
  releaseId: string;
  query: MonitoringQuery;
  variants: { baseline: string | null; candidate: string | null };
  /** The candidate has had traffic. */
  isExposed: boolean;
}

type Trial =
  | { kind: 'running' }
  | { kind: 'failed'; detail: string }
  | { kind: 'given'; given: GivenAnswerView };

/** Runs a query as it stands now, saved or not, and says what came of it. */
export function TryQuery({ releaseId, query, variants, isExposed }: TryQueryProps) {
  const [last, setTrial] = useState<(Trial & { of: MonitoringQuery }) | null>(null);
  const run = async () => {
    setTrial({ kind: 'running', of: query });
    const answer = await callApi<GivenAnswerView>('POST', `/releases/${releaseId}/monitoring-trials`, {
      query,
    });
    setTrial(
      answer.ok
        ? { kind: 'given', given: answer.data, of: query }
        : { kind: 'failed', detail: answer.issues[0]?.message ?? answer.detail, of: query },
    );
  };
  const cannotBeAsked = isSourceQuery(query) && templateFaults(query).length > 0;
  // What an earlier query answered says nothing of one that cannot be asked.
  const trial = cannotBeAsked ? null : last;
  const isStale = trial !== null && trial.kind !== 'running' && trial.of !== query;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button
          size="sm"
          loading={trial?.kind === 'running'}
          disabled={cannotBeAsked}
          onClick={() => void run()}
        >
          {trial?.kind === 'running' ? null : <Play aria-hidden />}
          Try it
        </Button>
        <span className="text-sm text-mute">
          {cannotBeAsked
            ? 'Write a query that can be asked first.'
            : isStale
              ? 'The query changed since: try it again.'
              : 'Runs it now, and keeps nothing.'}
        </span>
      </div>
      <div aria-live="polite">
        {trial?.kind === 'running' ? (
          <div aria-busy="true" className="rounded-control border border-line p-3">
            <p className="sr-only">The query is running</p>
            <Skeleton className="h-3.5 w-1/2" />
            <Skeleton className="mt-3 h-32" />
          </div>
        ) : null}
        {trial?.kind === 'failed' ? (
          <ErrorNote title={trial.detail} body="The query is kept as it is." />
        ) : null}
        {trial?.kind === 'given' ? (
          <section
            aria-label="What the query answered"
            className="flex flex-col gap-3 rounded-control border border-line p-3"
          >
            <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
              <Verdict answer={trial.given.answer} />
              <span className="text-sm text-mute">
                in {formatMs(trial.given.tookMs)}, <TimeAgo at={trial.given.at} />
              </span>
            </p>
            <AnswerProblems answer={trial.given.answer} variants={variants} isExposed={isExposed} />
            <AnswerChart query={trial.of} answer={trial.given.answer} variants={variants} id="trial" />
          </section>
        ) : null}
      </div>
    </div>
  );
}

function Verdict({ answer: { problems, arms } }: { answer: MonitoringAnswer }) {
  if (problems.length === 0) return <Pill tone="pass">answers by version</Pill>;
  if (!problems.every(lacksData)) return <Pill tone="fail">does not answer</Pill>;
  if (arms.baseline.points.length > 0) return <Pill tone="pass">answers for the baseline</Pill>;
  return <Pill tone="nodata">no data</Pill>;
}
