'use client';

import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { FeatureView } from '@/lib/schemas/feature';
import type { UserView } from '@/lib/schemas/identity';
import { CandidateField } from './candidate-field';
import { OwnerSelect } from './owner-select';
import type { useNewRelease } from './use-new-release';

export interface ReleaseFieldsProps {
  feature: FeatureView;
  users: readonly UserView[];
  viewerId: string;
  pastOwners: readonly { userId: string; releases: number }[];
  release: ReturnType<typeof useNewRelease>;
  proposedBecause: string;
}

/** What is released and whose it is, beside the note. */
export function ReleaseFields(props: ReleaseFieldsProps) {
  const { feature, users, viewerId, pastOwners, release, proposedBecause } = props;
  const { candidate, proposed, failure } = release;
  return (
    <Card title="What is released">
      <div className="flex flex-col gap-5">
        <Field label="Title" hint="What people will call this release." error={release.titleError}>
          <Input
            value={release.title}
            maxLength={140}
            placeholder="Shorter answers with cited policy"
            onChange={(event) => release.setTitle(event.target.value)}
          />
        </Field>
        <CandidateField
          key={feature.key}
          featureKey={feature.key}
          baseline={feature.live}
          versions={release.versions}
          candidateId={candidate.kind === 'version' ? candidate.id : null}
          error={failure?.errors.candidateVersionId}
          onChoose={release.pickVersion}
          proposed={
            proposed && {
              labels: proposed,
              isChosen: candidate.kind === 'proposed',
              onChoose: release.pickProposed,
              because: proposedBecause,
            }
          }
        />
        <Field
          label="Owner"
          hint="One person, who approves each stage. Only the owner promotes."
          error={failure?.errors.ownerId}
        >
          <OwnerSelect
            users={users}
            pastOwners={pastOwners}
            viewerId={viewerId}
            value={release.ownerId}
            onChoose={release.setOwner}
          />
        </Field>
      </div>
    </Card>
  );
}
