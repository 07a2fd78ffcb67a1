'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { ErrorNote } from '@/components/ui/error-note';
import { Field } from '@/components/ui/field';
import { Note } from '@/components/ui/note';
import { TextLink } from '@/components/ui/text-link';
import { Textarea } from '@/components/ui/textarea';
import { callApi } from '@/lib/client/call-api';
import { focusFirstInvalid } from '@/lib/client/focus-first-invalid';
import { issuesByField } from '@/lib/client/issues-by-field';
import type { FieldIssue } from '@/lib/core/domain-error';
import { MOVEMENT_WORDS, MOVEMENTS, type Movement } from '@/lib/core/sign-off/movements';
import { signOffFaults } from '@/lib/core/sign-off/sign-off-faults';
import { formatMetric } from '@/lib/core/telemetry/format-metric';
import { type SignOffView, signOffInput } from '@/lib/schemas/sign-off';
import { MovementCard, type MovementDraft } from './movement-card';

type Drafts = Record<Movement, MovementDraft>;

const BLANK: MovementDraft = { mark: null, remark: '' };

/** The four movements with their figures; signed once each has its word. */
export function SignOffForm({ view }: { view: SignOffView }) {
  const router = useRouter();
  const { release, variants, costJump, refusal } = view;
  const [drafts, setDrafts] = useState<Drafts>({
    quality: BLANK,
    cost: BLANK,
    errors: BLANK,
    latency: BLANK,
  });
  const [costExplanation, setCostExplanation] = useState('');
  const [issues, setIssues] = useState<readonly FieldIssue[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const errors = issuesByField(issues);
  const marked = MOVEMENTS.filter((movement) => drafts[movement].mark !== null).length;

  const sign = async (event: FormEvent) => {
    event.preventDefault();
    const unmarked = MOVEMENTS.filter((movement) => drafts[movement].mark === null).map((movement) => ({
      code: 'unmarked',
      field: `movements.${movement}.mark`,
      message: `Mark ${MOVEMENT_WORDS[movement].label.toLowerCase()} with a word.`,
    }));
    const parsed = signOffInput.safeParse({
      seq: release.seq,
      readAt: view.readAt,
      movements: drafts,
      costExplanation,
    });
    const found = [...unmarked, ...(parsed.success ? signOffFaults(parsed.data, costJump) : [])];
    setIssues(found);
    setFault(null);
    if (found.length > 0 || !parsed.success) {
      focusFirstInvalid();
      return;
    }
    setBusy(true);
    const answer = await callApi<SignOffView>('POST', `/releases/${release.id}/sign-off`, parsed.data);
    setBusy(false);
    if (answer.ok) {
      toast.success('Signed. The owner sees it in the gate.');
      router.push(`/releases/${release.id}`);
      router.refresh();
      return;
    }
    setIssues(answer.issues);
    setFault(answer.detail);
    router.refresh();
  };

  return (
    <form
      noValidate
      onSubmit={(event) => void sign(event)}
      className="flex flex-col gap-4"
      aria-label="Four movements"
    >
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {MOVEMENTS.map((movement) => (
          <MovementCard
            key={movement}
            movement={movement}
            figures={view.figures[movement]}
            variants={variants}
            draft={drafts[movement]}
            onChange={(draft) => setDrafts((all) => ({ ...all, [movement]: draft }))}
            errors={{
              mark: errors[`movements.${movement}.mark`],
              remark: errors[`movements.${movement}.remark`],
            }}
            disabled={refusal !== null}
          >
            {movement === 'quality' ? (
              <p className="text-mute">
                Read some before you mark them:{' '}
                <TextLink href={`/review/${release.id}`}>judge outputs of this stage</TextLink>, without
                knowing whose they are.
              </p>
            ) : null}
            {movement === 'cost' && costJump ? (
              <>
                <Note tone="warn" title="Cost is above its margin">
                  {formatMetric('cost', costJump.candidateUsd)} a request in place of{' '}
                  {formatMetric('cost', costJump.baselineUsd)}. It needs an explanation before everybody pays
                  it.
                </Note>
                <Field label="Why the cost is worth it" error={errors.costExplanation}>
                  <Textarea
                    rows={2}
                    maxLength={2000}
                    value={costExplanation}
                    disabled={refusal !== null}
                    onChange={(event) => setCostExplanation(event.target.value)}
                  />
                </Field>
              </>
            ) : null}
          </MovementCard>
        ))}
      </div>
      {fault ? <ErrorNote title={fault} body="Nothing was signed. What you wrote is still here." /> : null}
      {refusal === null ? (
        <div className="sticky bottom-0 -mx-4 flex flex-wrap items-center gap-3 border-t border-line bg-bg px-4 py-3 sm:-mx-6 sm:px-6 print:hidden">
          <Button type="submit" variant="primary" loading={busy}>
            Sign the four movements
          </Button>
          <p className="text-sm text-mute" aria-live="polite">
            {marked} of {MOVEMENTS.length} marked. The figures above are kept with your word as they are when
            you sign.
          </p>
        </div>
      ) : null}
    </form>
  );
}
