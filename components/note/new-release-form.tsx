'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { LastStart } from '@/components/note-start/last-start';
import { MarkdownStart } from '@/components/note-start/markdown-start';
import { PromptfooStart } from '@/components/note-start/promptfoo-start';
import { StartTabs } from '@/components/note-start/start-tabs';
import { TemplateStart } from '@/components/note-start/template-start';
import { usePastedStart } from '@/components/note-start/use-pasted-start';
import { useStartChoice } from '@/components/note-start/use-start-choice';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorNote } from '@/components/ui/error-note';
import { Field } from '@/components/ui/field';
import { Note } from '@/components/ui/note';
import { Select } from '@/components/ui/select';
import { TextLink } from '@/components/ui/text-link';
import { emptyNote } from '@/lib/core/release/empty-note';
import type { FeatureListItem, FeatureView } from '@/lib/schemas/feature';
import type { UserView } from '@/lib/schemas/identity';
import type { NoteSuggestionsView } from '@/lib/schemas/note-suggestions';
import type { NoteTemplateView } from '@/lib/schemas/note-template';
import { ReleaseFields } from './release-fields';
import { useNewRelease } from './use-new-release';

export interface NewReleaseFormProps {
  features: readonly FeatureListItem[];
  feature: FeatureView;
  users: readonly UserView[];
  viewerId: string;
  suggestions: NoteSuggestionsView;
  templates: readonly NoteTemplateView[];
  /** Metric sources that may be asked, by name. */
  sources: readonly string[];
}

const NOTHING_YET = emptyNote();

/** Opens a draft: what its note begins with, and whose it is. Everything but feature and title can be decided later. */
export function NewReleaseForm(props: NewReleaseFormProps) {
  const { features, feature, users, viewerId, suggestions, templates, sources } = props;
  const router = useRouter();
  const [switching, startSwitch] = useTransition();
  const { last } = suggestions;
  const { unitName, activeRelease } = feature;
  const first = last ? 'last' : 'empty';
  const choice = useStartChoice({ last, templates, sources, unitName, base: NOTHING_YET, first });
  const release = useNewRelease(feature, users, viewerId, choice.chosen);
  usePastedStart(choice);

  return (
    <form
      className="flex min-w-0 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void release.create();
      }}
    >
      <Card
        title="What its note begins with"
        description="Choose one, or paste a note or a promptfoo configuration anywhere on this page."
      >
        <div className="flex flex-col gap-5">
          <Field
            label="Feature"
            hint="One release of a feature at a time."
            error={release.failure?.errors.featureKey}
          >
            <Select
              value={feature.key}
              aria-busy={switching}
              onChange={(event) => {
                const { value } = event.target;
                release.forgetFailure();
                startSwitch(() => router.replace(`/releases/new?feature=${encodeURIComponent(value)}`));
              }}
            >
              {features.map(({ key, name, activeRelease: active }) => (
                <option key={key} value={key}>
                  {name} ({key}){active ? ', has an active release' : ''}
                </option>
              ))}
            </Select>
          </Field>
          {activeRelease ? (
            <Note tone="warn" title={`${feature.name} already has an active release`}>
              <TextLink href={`/releases/${activeRelease.id}`}>{activeRelease.title}</TextLink> comes first:
              complete, roll back and confirm, or abandon it. Then the next can begin.
            </Note>
          ) : null}
          <StartTabs
            choice={choice}
            panels={{
              ...(last && choice.last ? { last: <LastStart last={last} start={choice.last} /> } : {}),
              template: <TemplateStart templates={templates} choice={choice} />,
              markdown: <MarkdownStart choice={choice} unmatched={release.unmatched} />,
              promptfoo: <PromptfooStart choice={choice.promptfoo} />,
              empty: (
                <p className="text-mute">
                  The form comes next, with the five usual stages as its plan. What is missing is shown as you
                  go.
                </p>
              ),
            }}
          />
        </div>
      </Card>
      <ReleaseFields
        feature={feature}
        users={users}
        viewerId={viewerId}
        pastOwners={suggestions.owners}
        release={release}
        proposedBecause={
          choice.kind === 'promptfoo' ? 'guessed from the promptfoo file' : 'named by the note'
        }
      />
      {release.failure?.fault ? (
        <ErrorNote
          title={release.failure.fault}
          body="No draft was made; what you typed is kept on this page."
        />
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          variant="primary"
          loading={release.busy}
          disabled={activeRelease !== null || feature.live === null}
        >
          Create the draft
        </Button>
        {feature.live === null ? (
          <span className="text-mute">The feature has no live version to compare with.</span>
        ) : null}
      </div>
    </form>
  );
}
