'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { ErrorNote } from '@/components/ui/error-note';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { callApi } from '@/lib/client/call-api';
import { type FeatureDraftErrors, readFeatureDraft, sortFeatureFaults } from '@/lib/client/feature-draft';
import { focusFirstInvalid } from '@/lib/client/focus-first-invalid';
import { saidOnce } from '@/lib/client/said-once';
import { EMPTY_VERSION_DRAFT } from '@/lib/client/version-draft';
import type { FeatureView } from '@/lib/schemas/feature';
import { UnitChoice, USER_UNIT } from './unit-choice';
import { VersionFields } from './version-fields';

const NO_ERRORS: FeatureDraftErrors = { feature: {}, version: {} };

export function NewFeatureForm() {
  const router = useRouter();
  const [basics, setBasics] = useState({ key: '', name: '', description: '' });
  const [unit, setUnit] = useState(USER_UNIT);
  const [version, setVersion] = useState(EMPTY_VERSION_DRAFT);
  const [errors, setErrors] = useState(NO_ERRORS);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const refuse = (found: FeatureDraftErrors) => {
    setErrors(found);
    focusFirstInvalid();
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setFault(null);
    const read = readFeatureDraft({ ...basics, bucketBy: unit.bucketBy, unitName: unit.unitName }, version);
    if (!read.ok) return refuse(read.errors);
    setErrors(NO_ERRORS);
    setBusy(true);
    const answer = await callApi<FeatureView>('POST', '/features', read.input);
    if (answer.ok) {
      toast.success(`${basics.name.trim()} was created.`);
      return router.push(`/features/${encodeURIComponent(answer.data.key)}`);
    }
    setBusy(false);
    const { fault: whole, errors: byField } = saidOnce(answer, read.input);
    setFault(whole);
    refuse(sortFeatureFaults(byField));
  };

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex max-w-3xl flex-col gap-5">
      <Card title="The feature">
        <div className="flex flex-col gap-4">
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Name" hint="What people call it." error={errors.feature.name}>
              <Input
                value={basics.name}
                maxLength={100}
                placeholder="Support reply"
                onChange={(event) => setBasics(named(basics, event.target.value))}
              />
            </Field>
            <Field
              label="Key"
              hint="The flag key in your code. It cannot be changed afterwards."
              error={errors.feature.key}
            >
              <Input
                value={basics.key}
                maxLength={100}
                placeholder="support-reply"
                spellCheck={false}
                autoCapitalize="off"
                className="font-mono"
                onChange={(event) => setBasics({ ...basics, key: event.target.value })}
              />
            </Field>
          </div>
          <Field
            label="Description"
            optional
            hint="What it does, for the people who read the list."
            error={errors.feature.description}
          >
            <Textarea
              rows={2}
              maxLength={1000}
              value={basics.description}
              onChange={(event) => setBasics({ ...basics, description: event.target.value })}
            />
          </Field>
          <UnitChoice value={unit} onChange={setUnit} errors={errors.feature} />
        </div>
      </Card>
      <Card
        title="The live version"
        description="What is served today. There is always something to go back to, so a feature starts with it."
      >
        <VersionFields value={version} onChange={setVersion} errors={errors.version} />
      </Card>
      {fault ? <ErrorNote title={fault} body="Nothing was created. What you typed is still here." /> : null}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" loading={busy}>
          Create the feature
        </Button>
        <ButtonLink href="/features" variant="ghost">
          Cancel
        </ButtonLink>
      </div>
    </form>
  );
}

interface Basics {
  key: string;
  name: string;
  description: string;
}

// The key follows the name until somebody writes another one.
function named(basics: Basics, name: string): Basics {
  const isUntouched = basics.key === '' || basics.key === keyFrom(basics.name);
  return { ...basics, name, key: isUntouched ? keyFrom(name) : basics.key };
}

function keyFrom(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
