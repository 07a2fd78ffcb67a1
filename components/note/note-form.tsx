'use client';

import type { ReactNode } from 'react';
import { PlanField } from '@/components/plan/plan-field';
import { Card } from '@/components/ui/card';
import { Input } from '@/components/ui/input';
import type { VersionView } from '@/lib/schemas/feature';
import type { UserView } from '@/lib/schemas/identity';
import type { ReleaseView } from '@/lib/schemas/release';
import { CandidateField } from './candidate-field';
import { CohortFields } from './cohort-fields';
import type { DraftFields } from './draft-fields';
import { MetricsField } from './metrics-field';
import { MonitoringField } from './monitoring-field';
import { NoteField } from './note-field';
import { OwnerField } from './owner-field';
import { ownerFixedBecause } from './owner-fixed-because';
import { TextFields } from './text-fields';
import { TriggersField } from './triggers-field';
import { VersionsFixed } from './versions-fixed';

export interface NoteFormProps {
  release: ReleaseView;
  fields: DraftFields;
  versions: readonly VersionView[];
  users: readonly UserView[];
  viewerId: string;
  onChange: (part: Partial<DraftFields>) => void;
  onNewVersion: (version: VersionView) => void;
  onBlur: () => void;
}

/** The template's fields in its order, in four parts. */
export function NoteForm(props: NoteFormProps) {
  const { release, fields, versions, users, viewerId, onChange } = props;
  const isDraft = release.status === 'draft';
  const ownerName = users.find((user) => user.id === fields.ownerId)?.name ?? release.owner?.name ?? null;

  return (
    <form
      aria-label="Rollout note"
      className="flex min-w-0 flex-col gap-4"
      onBlur={props.onBlur}
      onSubmit={(event) => event.preventDefault()}
    >
      <Part title="What is released">
        {isDraft ? (
          <NoteField
            field="title"
            label="Title"
            hint="What people will call this release."
            controlId="title-text"
          >
            <Input
              id="title-text"
              maxLength={140}
              value={fields.title}
              onChange={(event) => onChange({ title: event.target.value })}
            />
          </NoteField>
        ) : null}
        <NoteField
          field="candidateId"
          also={['baselineId', 'baselineLabels', 'candidateLabels', 'candidateVersionId']}
          label="Versions"
          hint="The candidate that is rolled out, against the baseline that is live now."
        >
          {isDraft ? (
            <CandidateField
              hideLabel
              featureKey={release.feature.key}
              baseline={release.baseline}
              versions={versions}
              candidateId={fields.candidateVersionId}
              onChoose={(version) => {
                if (version && !versions.some(({ id }) => id === version.id)) props.onNewVersion(version);
                onChange({ candidateVersionId: version?.id ?? null });
              }}
            />
          ) : (
            <VersionsFixed release={release} />
          )}
        </NoteField>
        <TextFields />
      </Part>
      <Part title="Who gets it">
        <CohortFields />
      </Part>
      <Part title="What is watched, and by whom">
        <MetricsField />
        <TriggersField />
        <OwnerField
          users={users}
          viewerId={viewerId}
          ownerId={fields.ownerId}
          ownerName={ownerName}
          fixedBecause={ownerFixedBecause(release, viewerId)}
          onChoose={(ownerId) => onChange({ ownerId })}
        />
        <MonitoringField />
      </Part>
      <Card
        title="Plan"
        description="The stages in order. Each is left only when its least time and requests are reached and its gate passes."
      >
        <PlanField />
      </Card>
    </form>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card title={title}>
      <div className="flex flex-col gap-6">{children}</div>
    </Card>
  );
}
