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
import { Note } from '@/components/ui/note';
import { Pill } from '@/components/ui/pill';
import { Skeleton } from '@/components/ui/skeleton';
import { callApi } from '@/lib/client/call-api';
import type { SourceTest } from '@/lib/schemas/metric-source';

/** Asks the server who it is, and shows what it said or what went wrong. */
export function TestSource({ id, name }: { id: string; name: string }) {
  const [told, setTold] = useState<SourceTest | null>(null);
  const test = async () => {
    setTold(null);
    const answer = await callApi<SourceTest>('POST', `/metric-sources/${id}/test`);
    setTold(answer.ok ? answer.data : { ok: false, says: answer.detail, warnings: [] });
  };
  return (
    <Dialog onOpenChange={(open) => (open ? void test() : undefined)}>
      <DialogTrigger asChild>
        <Button size="sm" aria-label={`Test ${name}`}>
          Test
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogTitle>Test {name}</DialogTitle>
        <div aria-live="polite" className="flex flex-col gap-3">
          {told === null ? (
            <div aria-busy="true">
              <p className="text-mute">Asking the server…</p>
              <Skeleton className="mt-2 w-2/3" />
            </div>
          ) : (
            <TestResult told={told} />
          )}
        </div>
        <DialogActions>
          <Button disabled={told === null} onClick={() => void test()}>
            Test again
          </Button>
          <DialogClose asChild>
            <Button variant="primary">Done</Button>
          </DialogClose>
        </DialogActions>
      </DialogContent>
    </Dialog>
  );
}

function TestResult({ told }: { told: SourceTest }) {
  if (!told.ok)
    return <ErrorNote title={told.says} body="Put the source right under Edit, then test again." />;
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <Pill tone="pass">answers</Pill> {told.says}
      </p>
      {told.warnings.map((warning) => (
        <Note key={warning} tone="warn">
          {warning}
        </Note>
      ))}
    </>
  );
}
