'use client';

import { useState } from 'react';
import { VersionChange } from '@/components/desk/version-change';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Note } from '@/components/ui/note';
import { Select } from '@/components/ui/select';
import { confoundedSentence } from '@/lib/core/release/confounded-change';
import type { VersionLabels } from '@/lib/core/routing/routing-snapshot';
import type { VersionView } from '@/lib/schemas/feature';
import { NewVersionDialog } from './new-version-dialog';

export interface CandidateFieldProps {
  featureKey: string;
  baseline: VersionView | null;
  versions: readonly VersionView[];
  candidateId: string | null;
  error?: string | undefined;
  /** A heading above names it already. */
  hideLabel?: boolean;
  onChoose: (version: VersionView | null) => void;
  /** Labels of a version that is not there yet, which can be made with the draft. */
  proposed?: ProposedVersion | null;
}

export interface ProposedVersion {
  labels: VersionLabels;
  isChosen: boolean;
  onChoose: () => void;
  /** Where the labels come from: "named by the Markdown". */
  because: string;
}

/** Stands for the proposed version among the ids. */
const PROPOSED = 'proposed';

/** Which version is rolled out against the one that is live: an existing one, or one made here. */
export function CandidateField(props: CandidateFieldProps) {
  const {
    featureKey,
    baseline,
    versions,
    candidateId,
    error,
    hideLabel = false,
    onChoose,
    proposed = null,
  } = props;
  const [creating, setCreating] = useState(false);
  const choices = versions.filter((version) => version.id !== baseline?.id);
  const candidate = versions.find((version) => version.id === candidateId) ?? null;
  const labels = proposed?.isChosen ? proposed.labels : candidate;
  const confounded = baseline && labels ? confoundedSentence(baseline, labels) : null;

  return (
    <div className="flex flex-col gap-2">
      <Field
        label="Candidate version"
        hideLabel={hideLabel}
        error={error}
        hint={
          baseline ? `Against ${describe(baseline)}, which is live now.` : 'The feature has no live version.'
        }
      >
        <div className="flex flex-wrap gap-2">
          <Select
            className="flex-1 basis-60"
            value={proposed?.isChosen ? PROPOSED : (candidateId ?? '')}
            onChange={(event) => {
              const { value } = event.target;
              if (proposed && value === PROPOSED) proposed.onChoose();
              else onChoose(choices.find((version) => version.id === value) ?? null);
            }}
          >
            <option value="">{choices.length === 0 ? 'No other version yet' : 'Choose a version'}</option>
            {proposed ? (
              <option value={PROPOSED}>{describe({ variant: 'New version', ...proposed.labels })}</option>
            ) : null}
            {choices.map((version) => (
              <option key={version.id} value={version.id}>
                {describe(version)}
              </option>
            ))}
          </Select>
          <Button onClick={() => setCreating(true)}>New version</Button>
        </div>
      </Field>
      {proposed?.isChosen ? (
        <p className="text-mute">
          Made with the draft, {proposed.because}:{' '}
          <VersionChange baseline={baseline} candidate={{ variant: 'new version', ...proposed.labels }} />
          {baseline && baseline.config !== null
            ? '. It has no config; make it by New version to give it one.'
            : null}
        </p>
      ) : candidate ? (
        <p className="text-mute">
          Changes: <VersionChange baseline={baseline} candidate={candidate} />
        </p>
      ) : null}
      {confounded ? <Note tone="warn">{confounded}</Note> : null}
      <NewVersionDialog
        featureKey={featureKey}
        live={baseline}
        open={creating}
        onOpenChange={setCreating}
        onCreated={onChoose}
      />
    </div>
  );
}

function describe({
  variant,
  model_version,
  prompt_version,
  retrieval_version,
  policy_version,
}: VersionLabels & { variant: string }): string {
  return `${variant} (${model_version}, ${prompt_version}, ${retrieval_version}, ${policy_version})`;
}
