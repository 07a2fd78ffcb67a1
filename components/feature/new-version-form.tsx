'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { ErrorNote } from '@/components/ui/error-note';
import { Field } from '@/components/ui/field';
import { Note } from '@/components/ui/note';
import { Select } from '@/components/ui/select';
import { callApi } from '@/lib/client/call-api';
import { focusFirstInvalid } from '@/lib/client/focus-first-invalid';
import { saidOnce } from '@/lib/client/said-once';
import {
  draftFromVersion,
  EMPTY_VERSION_DRAFT,
  readVersionDraft,
  type VersionDraftErrors,
} from '@/lib/client/version-draft';
import { confoundedSentence } from '@/lib/core/release/confounded-change';
import type { VersionLabels } from '@/lib/core/routing/routing-snapshot';
import type { FeatureView, VersionView } from '@/lib/schemas/feature';
import { VersionFields } from './version-fields';

interface NewVersionFormProps {
  feature: Pick<FeatureView, 'key' | 'versions' | 'live'>;
  /** Labels that are known already; the rest starts from the live version. */
  labels?: Partial<VersionLabels>;
}

export function NewVersionForm({ feature, labels = {} }: NewVersionFormProps) {
  const router = useRouter();
  const { key, versions, live } = feature;
  const [source, setSource] = useState<VersionView | null>(live ?? versions[0] ?? null);
  const [draft, setDraft] = useState({
    ...(source ? draftFromVersion(source) : EMPTY_VERSION_DRAFT),
    ...labels,
  });
  const [errors, setErrors] = useState<VersionDraftErrors>({});
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const confounded = live ? confoundedSentence(live, draft) : null;

  const refuse = (found: VersionDraftErrors) => {
    setErrors(found);
    focusFirstInvalid();
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setFault(null);
    const read = readVersionDraft(draft);
    if (!read.ok) return refuse(read.errors);
    setErrors({});
    setBusy(true);
    const answer = await callApi<VersionView>(
      'POST',
      `/features/${encodeURIComponent(key)}/versions`,
      read.input,
    );
    if (answer.ok) {
      toast.success(`${answer.data.variant} was created. No traffic sees it before a release.`);
      return router.push(`/features/${encodeURIComponent(key)}`);
    }
    setBusy(false);
    const { fault: whole, errors: byField } = saidOnce(answer, read.input);
    setFault(whole);
    const { config, ...rest } = byField;
    refuse({ ...rest, ...(config ? { configText: config } : {}) });
  };

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex max-w-3xl flex-col gap-5">
      <Card>
        <div className="flex flex-col gap-4">
          {source ? (
            <Field label="Start from" hint="Its labels and config are filled in below; change what is new.">
              <Select
                value={source.id}
                onChange={(event) => {
                  const chosen = versions.find((version) => version.id === event.target.value);
                  if (!chosen) return;
                  setSource(chosen);
                  setDraft({ ...draftFromVersion(chosen), notes: draft.notes });
                }}
              >
                {versions.map((version) => (
                  <option key={version.id} value={version.id}>
                    {version.variant}
                    {version.isLive ? ', live' : ''}
                    {version.notes ? `: ${version.notes}` : ''}
                  </option>
                ))}
              </Select>
            </Field>
          ) : null}
          <VersionFields value={draft} onChange={setDraft} errors={errors} changedFrom={source} />
        </div>
      </Card>
      {confounded ? <Note tone="warn">{confounded}</Note> : null}
      {fault ? <ErrorNote title={fault} body="Nothing was created. What you typed is still here." /> : null}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" loading={busy}>
          Create the version
        </Button>
        <ButtonLink href={`/features/${encodeURIComponent(key)}`}>Cancel</ButtonLink>
        <span className="text-mute">A version never changes afterwards.</span>
      </div>
    </form>
  );
}
