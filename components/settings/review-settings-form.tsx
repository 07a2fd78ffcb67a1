'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { ErrorNote } from '@/components/ui/error-note';
import { callApi } from '@/lib/client/call-api';
import { useSubmit } from '@/lib/client/use-submit';
import type { ReviewSettings } from '@/lib/core/review/review-settings';
import { reviewSettingsInput } from '@/lib/schemas/review-settings';
import { RedactionPatterns } from './redaction-patterns';
import { RedactionPreview } from './redaction-preview';
import { fromDraft, type ReviewDraft, toDraft } from './review-draft';
import { ReviewNumbers } from './review-numbers';
import { DRAWN_NUMBERS, REDACTION_ORDER, REDACTION_WORDS, TEXT_NUMBERS } from './review-words';

interface ReviewSettingsFormProps {
  settings: ReviewSettings;
  mayChange: boolean;
}

export function ReviewSettingsForm({ settings, mayChange }: ReviewSettingsFormProps) {
  const router = useRouter();
  const [draft, setDraft] = useState<ReviewDraft>(() => toDraft(settings));
  const { busy, fault, errors, submit } = useSubmit();

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await submit(reviewSettingsInput, fromDraft(draft), (input) =>
      callApi('PUT', '/review-settings', input),
    );
    if (!answer?.ok) return;
    toast.success('Saved. It applies to what comes from now on.');
    router.refresh();
  };

  return (
    <form noValidate onSubmit={(event) => void save(event)}>
      <fieldset disabled={!mayChange} className="flex min-w-0 flex-col gap-4">
        <Card
          title="What is drawn"
          description="A random sample of outputs, of each version, stage and cohort alike, while they arrive. Reviewers judge some of it."
        >
          <ReviewNumbers numbers={DRAWN_NUMBERS} draft={draft} errors={errors} onChange={setDraft} />
        </Card>
        <Card
          title="What is taken out of texts"
          description="Before inputs and outputs are stored anywhere. Targeting keys and context are stored as they are sent."
        >
          <div className="flex flex-col gap-4">
            <div className="grid gap-x-5 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
              {REDACTION_ORDER.map((kind) => (
                <Checkbox
                  key={kind}
                  {...REDACTION_WORDS[kind]}
                  checked={draft.redact[kind]}
                  onCheckedChange={(on) => setDraft({ ...draft, redact: { ...draft.redact, [kind]: on } })}
                />
              ))}
            </div>
            <RedactionPatterns
              patterns={draft.patterns}
              errors={errors}
              mayChange={mayChange}
              onChange={(patterns) => setDraft({ ...draft, patterns })}
            />
            {mayChange ? <RedactionPreview redact={draft.redact} patterns={draft.patterns} /> : null}
          </div>
        </Card>
        <Card title="How much of texts is kept, and for how long">
          <ReviewNumbers numbers={TEXT_NUMBERS} draft={draft} errors={errors} onChange={setDraft} />
        </Card>
      </fieldset>
      {fault ? (
        <ErrorNote className="mt-4" title={fault} body="Nothing was changed. What you typed is still here." />
      ) : null}
      {mayChange ? (
        <Button type="submit" variant="primary" loading={busy} className="mt-4">
          Save
        </Button>
      ) : (
        <p className="mt-4 text-mute">An admin changes these.</p>
      )}
    </form>
  );
}
