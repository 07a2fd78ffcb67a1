'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { callApi } from '@/lib/client/call-api';
import type { NoteBacktestInput, NoteBacktestView } from '@/lib/schemas/backtest';
import { BacktestResult } from './backtest-result';
import { useNoteForm } from './note-form-context';

export interface PastRelease {
  id: string;
  title: string;
  status: string;
  createdAt: string;
}

type Answer =
  | { kind: 'none' }
  | { kind: 'running' }
  | { kind: 'failed'; detail: string }
  /** `question`: what it answers, so that an edit since then shows. */
  | { kind: 'told'; view: NoteBacktestView; question: string };

/** Would this note have caught it? The triggers as they stand in the form, over what another release has shown. */
export function BacktestCard({ releases }: { releases: readonly PastRelease[] }) {
  const { note, releaseId } = useNoteForm();
  const [chosen, setChosen] = useState(releases[0]?.id ?? '');
  const [answer, setAnswer] = useState<Answer>({ kind: 'none' });
  const asking = useRef<AbortController | null>(null);
  useEffect(() => () => asking.current?.abort(), []);

  const { triggers, metricsToWatch, tolerances } = note;
  const input: NoteBacktestInput = { releaseId: chosen, triggers, metricsToWatch, tolerances };
  const question = JSON.stringify(input);

  const run = async () => {
    asking.current?.abort();
    const controller = new AbortController();
    asking.current = controller;
    setAnswer({ kind: 'running' });
    const path = `/releases/${releaseId}/backtest`;
    const told = await callApi<NoteBacktestView>('POST', path, input, { signal: controller.signal });
    if (controller.signal.aborted) return;
    setAnswer(
      told.ok ? { kind: 'told', view: told.data, question } : { kind: 'failed', detail: told.detail },
    );
  };

  return (
    <Card
      title="Backtest"
      description="Would this note have caught it? Its triggers as they stand here, over what another release of the feature has shown."
    >
      {releases.length === 0 ? (
        <p className="text-mute">
          No release of this feature has had traffic yet. Once one has, the triggers can be tried on it here.
        </p>
      ) : (
        <div className="flex flex-col gap-4">
          <div className="flex flex-wrap items-end gap-2">
            <Field label="Release" className="min-w-48 flex-1">
              <Select value={chosen} onChange={(event) => setChosen(event.target.value)}>
                {releases.map(({ id, title, status, createdAt }) => (
                  <option key={id} value={id}>
                    {`${title} (${id === releaseId ? 'this one' : status.replaceAll('_', ' ')}, ${createdAt.slice(0, 10)})`}
                  </option>
                ))}
              </Select>
            </Field>
            <Button
              loading={answer.kind === 'running'}
              disabled={triggers.length === 0}
              onClick={() => void run()}
            >
              Run backtest
            </Button>
          </div>
          <div aria-live="polite" className="empty:hidden">
            {triggers.length === 0 ? (
              <p className="text-mute">The note has no trigger to try yet.</p>
            ) : answer.kind === 'running' ? (
              <p className="text-mute">
                Goes through its blocks of traffic, which takes up to half a minute…
              </p>
            ) : answer.kind === 'failed' ? (
              <p className="text-warn">{answer.detail}</p>
            ) : answer.kind === 'told' ? (
              <BacktestResult view={answer.view} isStale={answer.question !== question} />
            ) : null}
          </div>
        </div>
      )}
    </Card>
  );
}
