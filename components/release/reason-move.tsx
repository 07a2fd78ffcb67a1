'use client';

import type { ReactNode } from 'react';
import { Button, type ButtonProps } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { ReleaseView } from '@/lib/schemas/release';
import { type MoveInput, useMove } from './use-move';

export interface ReasonMoveProps {
  release: Pick<ReleaseView, 'id' | 'seq'>;
  event: MoveInput['event'];
  label: string;
  variant?: ButtonProps['variant'];
  size?: ButtonProps['size'];
  title: string;
  /** What happens then. */
  body: ReactNode;
  reasonLabel: string;
  reasonHint?: string;
  reasonRequired: boolean;
  confirmLabel: string;
  tone?: 'primary' | 'danger';
  done: string;
  disabled?: boolean;
  describedBy?: string | undefined;
}

/** A move that is asked about once, and that takes a reason: two clicks. */
export function ReasonMove(props: ReasonMoveProps) {
  const move = useMove(props.release);
  return (
    <ConfirmDialog
      trigger={
        <Button
          variant={props.variant}
          size={props.size}
          disabled={props.disabled ?? false}
          aria-describedby={props.describedBy}
        >
          {props.label}
        </Button>
      }
      title={props.title}
      body={props.body}
      reasonLabel={props.reasonLabel}
      {...(props.reasonHint ? { reasonHint: props.reasonHint } : {})}
      reasonRequired={props.reasonRequired}
      confirmLabel={props.confirmLabel}
      tone={props.tone ?? 'primary'}
      onConfirm={(reason) => move({ event: props.event, ...(reason ? { reason } : {}) }, props.done)}
    />
  );
}
