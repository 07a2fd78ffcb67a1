'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogActions,
  DialogClose,
  DialogContent,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog';
import { ErrorNote } from '@/components/ui/error-note';
import { Pill } from '@/components/ui/pill';
import { Skeleton } from '@/components/ui/skeleton';
import { callApi } from '@/lib/client/call-api';
import type { TargetTest } from '@/lib/schemas/notification';
import { AnswerText } from './answer-text';

/** Sends one message now, and shows what came back. */
export function TestTarget({ id, name }: { id: string; name: string }) {
  const [told, setTold] = useState<TargetTest | { fault: string } | null>(null);
  const test = async () => {
    setTold(null);
    const answer = await callApi<TargetTest>('POST', `/notification-targets/${id}/test`);
    setTold(answer.ok ? answer.data : { fault: answer.detail });
  };
  return (
    <Dialog onOpenChange={(open) => (open ? void test() : undefined)}>
      <DialogTrigger asChild>
        <Button>Send a test</Button>
      </DialogTrigger>
      <DialogContent>
        <DialogTitle>Test {name}</DialogTitle>
        <div aria-live="polite" className="flex flex-col gap-3">
          {told === null ? (
            <div aria-busy="true">
              <p className="text-mute">Sending a message…</p>
              <Skeleton className="mt-2 w-2/3" />
            </div>
          ) : 'fault' in told ? (
            <ErrorNote title={told.fault} />
          ) : (
            <TestResult {...told} />
          )}
        </div>
        <DialogActions>
          <Button disabled={told === null} onClick={() => void test()}>
            Send again
          </Button>
          <DialogClose asChild>
            <Button variant="primary">Done</Button>
          </DialogClose>
        </DialogActions>
      </DialogContent>
    </Dialog>
  );
}

function TestResult({ ok, status, said, durationMs }: TargetTest) {
  const answered = status === null ? null : `It answered ${status} after ${durationMs} ms.`;
  if (!ok)
    return (
      <ErrorNote
        title={answered ?? 'It did not arrive.'}
        body={said === '' ? 'Only a status of 200 to 299 counts as delivered.' : said}
      />
    );
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <Pill tone="pass">arrived</Pill> {answered}
      </p>
      {said ? <AnswerText text={said} /> : null}
    </>
  );
}
