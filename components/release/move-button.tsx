'use client';

import { useState } from 'react';
import { Button, type ButtonProps } from '@/components/ui/button';
import { ErrorNote } from '@/components/ui/error-note';
import type { ReleaseView } from '@/lib/schemas/release';
import { type MoveInput, useMove } from './use-move';

export interface MoveButtonProps extends Pick<ButtonProps, 'variant' | 'size' | 'children'> {
  release: Pick<ReleaseView, 'id' | 'seq'>;
  event: MoveInput['event'];
  /** Said when it is done. */
  done: string;
  /** Why it may not be pressed; the text stands beside the buttons. */
  disabled?: boolean;
  describedBy?: string | undefined;
}

/** A move without questions: one click, and the error stays beside the button. */
export function MoveButton({ release, event, done, disabled, describedBy, ...look }: MoveButtonProps) {
  const move = useMove(release);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const press = async () => {
    setBusy(true);
    setError(null);
    const outcome = await move({ event }, done);
    setError(outcome?.error ?? null);
    setBusy(false);
  };
  return (
    <>
      <Button
        {...look}
        loading={busy}
        disabled={disabled ?? false}
        aria-describedby={describedBy}
        onClick={() => void press()}
      />
      {error ? <ErrorNote title={error} className="order-last basis-full" /> : null}
    </>
  );
}
