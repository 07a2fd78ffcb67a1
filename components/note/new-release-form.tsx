'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorNote } from '@/components/ui/error-note';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Note } from '@/components/ui/note';
import { Select } from '@/components/ui/select';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import { TextLink } from '@/components/ui/text-link';
import { callApi } from '@/lib/client/call-api';
import { type SaidOnce, saidOnce } from '@/lib/client/said-once';
import { parseNote } from '@/lib/core/release/note-markdown/parse-note';
import type { FeatureListItem, FeatureView, VersionView } from '@/lib/schemas/feature';
import type { UserView } from '@/lib/schemas/identity';
import type { CreateReleaseInput, ReleaseView } from '@/lib/schemas/release';
import { CandidateField } from './candidate-field';
import { MarkdownInput } from './markdown-input';
import { mayOwn } from './may-own';

export interface NewReleaseFormProps {
  features: readonly FeatureListItem[];
  feature: FeatureView;
  users: readonly UserView[];
  viewerId: string;
}

/** Opens a draft. Everything but the feature and the title can be decided later, in the note. */
export function NewReleaseForm({ features, feature, users, viewerId }: NewReleaseFormProps) {
  const router = useRouter();
  const [switching, startSwitch] = useTransition();
  const [title, setTitle] = useState('');
  const [candidate, setCandidate] = useState<VersionView | null | undefined>(undefined);
  const [made, setMade] = useState<readonly VersionView[]>([]);
  const [ownerId, setOwnerId] = useState(viewerId);
  const [from, setFrom] = useState('form');
  const [markdown, setMarkdown] = useState('');
  const [failure, setFailure] = useState<SaidOnce | null>(null);
  const [titleError, setTitleError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const versions = [
    ...made.filter((version) => !feature.versions.some(({ id }) => id === version.id)),
    ...feature.versions,
  ];
  // Untouched, it is the one version there is to release.
  const newer = versions.filter(({ number }) => number > (feature.live?.number ?? 0));
  const wanted = candidate === undefined && newer.length === 1 ? newer[0] : candidate;
  const chosen = versions.find(({ id }) => id === wanted?.id) ?? null;
  const parsed = from === 'markdown' && markdown.trim() !== '' ? parseNote(markdown) : null;
  const { activeRelease } = feature;
  const errors = failure?.errors ?? {};

  const create = async () => {
    const name = title.trim() || (parsed?.header.title ?? '').trim();
    setTitleError(name === '' ? 'Give a title.' : null);
    if (name === '') return;
    setFailure(null);
    setBusy(true);
    const input: CreateReleaseInput = {
      featureKey: feature.key,
      title: name.slice(0, 140),
      candidateVersionId: chosen?.id ?? null,
      ownerId: ownerId || null,
      ...(parsed ? { note: parsed.note } : {}),
    };
    const answer = await callApi<ReleaseView>('POST', '/releases', input);
    if (answer.ok) {
      router.push(`/releases/${answer.data.id}/note`);
      return;
    }
    setBusy(false);
    setFailure(saidOnce(answer, input));
  };

  return (
    <form
      className="flex min-w-0 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <Card title="What is released">
        <div className="flex flex-col gap-5">
          <Field label="Feature" hint="One release of a feature at a time." error={errors.featureKey}>
            <Select
              value={feature.key}
              aria-busy={switching}
              onChange={(event) => {
                const { value } = event.target;
                setFailure(null);
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
          <Field label="Title" hint="What people will call this release." error={titleError ?? errors.title}>
            <Input
              value={title}
              maxLength={140}
              placeholder={parsed?.header.title || 'Shorter answers with cited policy'}
              onChange={(event) => setTitle(event.target.value)}
            />
          </Field>
          <CandidateField
            key={feature.key}
            featureKey={feature.key}
            baseline={feature.live}
            versions={versions}
            candidateId={chosen?.id ?? null}
            error={errors.candidateVersionId}
            onChoose={(version) => {
              if (version && !versions.some(({ id }) => id === version.id)) setMade([version, ...made]);
              setCandidate(version);
            }}
          />
          <Field
            label="Owner"
            hint="One person, who approves each stage. Only the owner promotes."
            error={errors.ownerId}
          >
            <Select value={ownerId} onChange={(event) => setOwnerId(event.target.value)}>
              <option value="">Nobody yet</option>
              {users.filter(mayOwn).map((user) => (
                <option key={user.id} value={user.id}>
                  {user.name}
                  {user.id === viewerId ? ' (you)' : ''}
                </option>
              ))}
            </Select>
          </Field>
        </div>
      </Card>
      <Card title="The rollout note">
        <Tabs value={from} onValueChange={setFrom}>
          <TabsList aria-label="How the note begins">
            <TabsTrigger value="form">Start with an empty note</TabsTrigger>
            <TabsTrigger value="markdown">Start from Markdown</TabsTrigger>
          </TabsList>
          <TabsContent value="form">
            <p className="text-mute">
              The form comes next, with the five usual stages as its plan. What is missing is shown as you go.
            </p>
          </TabsContent>
          <TabsContent value="markdown">
            <MarkdownInput
              value={markdown}
              onChange={setMarkdown}
              problems={parsed?.problems.map(({ message }) => message) ?? []}
            />
          </TabsContent>
        </Tabs>
      </Card>
      {failure?.fault ? (
        <ErrorNote title={failure.fault} body="No draft was made; what you typed is kept on this page." />
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          variant="primary"
          loading={busy}
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
