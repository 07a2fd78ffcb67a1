'use client';

import { type KeyboardEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogActions, DialogContent, DialogDescription, DialogTitle } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Kbd } from '@/components/ui/kbd';
import { Textarea } from '@/components/ui/textarea';
import { REVIEW_REASONS, type ReviewReason } from '@/lib/core/review/verdict';
import type { VerdictInput } from '@/lib/schemas/review-item';
import { REASON_LABELS, REASON_MEANINGS } from './reason-labels';

interface ReasonsDialogProps {
  open: boolean;
  onClose: () => void;
  onJudge: (said: VerdictInput) => void;
}

/** Every reason why an output is not acceptable, several at once, and room for words. */
export function ReasonsDialog({ open, onClose, onJudge }: ReasonsDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent>
        <ReasonsForm onClose={onClose} onJudge={onJudge} />
      </DialogContent>
    </Dialog>
  );
}

function ReasonsForm({ onClose, onJudge }: Omit<ReasonsDialogProps, 'open'>) {
  const [reasons, setReasons] = useState<readonly ReviewReason[]>([]);
  const [comment, setComment] = useState('');
  const [isMissing, setMissing] = useState(false);
  const toggle = (reason: ReviewReason) => {
    setMissing(false);
    setReasons(reasons.includes(reason) ? reasons.filter((other) => other !== reason) : [...reasons, reason]);
  };
  const save = () => {
    if (reasons.length === 0) setMissing(true);
    else onJudge({ verdict: 'not_acceptable', reasons: inOrder(reasons), comment: comment.trim() });
  };
  const onKey = (event: KeyboardEvent) => {
    const isTyping = event.target instanceof HTMLTextAreaElement;
    const reason = isTyping ? undefined : REVIEW_REASONS[Number(event.key) - 1];
    if (reason) {
      event.preventDefault();
      toggle(reason);
    }
    if (event.key !== 'Enter' || event.target instanceof HTMLButtonElement) return;
    if (isTyping && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    save();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are shortcuts to the controls inside
    <div onKeyDown={onKey} className="flex flex-col gap-3">
      <DialogTitle>Not acceptable, because</DialogTitle>
      <DialogDescription className="pointer-coarse:hidden">
        <Kbd>1</Kbd> to <Kbd>6</Kbd> choose, <Kbd>Enter</Kbd> saves.
      </DialogDescription>
      <div className="flex flex-col gap-2.5">
        {REVIEW_REASONS.map((reason, at) => (
          <div key={reason} className="flex items-start justify-between gap-3">
            <Checkbox
              label={REASON_LABELS[reason]}
              hint={REASON_MEANINGS[reason]}
              checked={reasons.includes(reason)}
              onCheckedChange={() => toggle(reason)}
            />
            <span aria-hidden className="pointer-coarse:hidden">
              <Kbd>{at + 1}</Kbd>
            </span>
          </div>
        ))}
      </div>
      {isMissing ? (
        <p role="alert" className="text-fail">
          Choose at least one reason.
        </p>
      ) : null}
      <Field label="Comment" optional>
        <Textarea
          rows={2}
          maxLength={2000}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      </Field>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="primary" onClick={save}>
          Not acceptable
        </Button>
      </DialogActions>
    </div>
  );
}

function inOrder(reasons: readonly ReviewReason[]): ReviewReason[] {
  return REVIEW_REASONS.filter((reason) => reasons.includes(reason));
}
