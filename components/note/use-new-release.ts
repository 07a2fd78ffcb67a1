'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { ChosenStart } from '@/components/note-start/chosen-start';
import { callApi } from '@/lib/client/call-api';
import { type SaidOnce, saidOnce } from '@/lib/client/said-once';
import { VERSION_AXES } from '@/lib/core/release/version-axes';
import type { VersionLabels } from '@/lib/core/routing/routing-snapshot';
import type { FeatureView, VersionView } from '@/lib/schemas/feature';
import type { UserView } from '@/lib/schemas/identity';
import type { CreateReleaseInput, ReleaseView } from '@/lib/schemas/release';
import { matchHeader } from './match-header';

/** A version, one that is to be made, or nobody's choice yet. */
type CandidateChoice = { kind: 'version'; id: string | null } | { kind: 'proposed' };

/** What is typed goes before what the note says, and that before what is usual. */
export function useNewRelease(
  feature: FeatureView,
  users: readonly UserView[],
  viewerId: string,
  chosen: ChosenStart,
) {
  const router = useRouter();
  const [typedTitle, setTitle] = useState<string | null>(null);
  const [typedOwner, setOwner] = useState<{ id: string | null } | null>(null);
  const [picked, pick] = useState<CandidateChoice | null>(null);
  const [made, setMade] = useState<readonly { of: string; version: VersionView }[]>([]);
  const [failure, setFailure] = useState<SaidOnce | null>(null);
  const [titleError, setTitleError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const versions = [
    ...made
      .filter(
        ({ of, version }) => of === feature.key && !feature.versions.some(({ id }) => id === version.id),
      )
      .map(({ version }) => version),
    ...feature.versions,
  ];
  const baselineId = feature.live?.id ?? null;
  const header = chosen.header ? matchHeader(chosen.header, { users, versions, baselineId }) : null;
  const guessed = guessedLabels(feature.live, chosen.guessed, versions);
  const proposed = header?.newLabels ?? guessed;
  // Untouched, it is the one version there is to release.
  const newer = versions.filter(({ number }) => number > (feature.live?.number ?? 0));
  const usual: CandidateChoice = header?.candidateId
    ? { kind: 'version', id: header.candidateId }
    : header?.newLabels
      ? { kind: 'proposed' }
      : { kind: 'version', id: newer.length === 1 ? (newer[0]?.id ?? null) : null };
  const isPickable = (choice: CandidateChoice) =>
    choice.kind === 'proposed'
      ? proposed !== null
      : choice.id === null || versions.some(({ id }) => id === choice.id);
  const candidate = picked && isPickable(picked) ? picked : usual;
  const title = typedTitle ?? header?.title ?? '';
  const ownerId = typedOwner ? typedOwner.id : (header?.ownerId ?? viewerId);

  const create = async () => {
    setTitleError(title.trim() === '' ? 'Give a title.' : null);
    if (title.trim() === '') return;
    setFailure(null);
    setBusy(true);
    const input: CreateReleaseInput = {
      featureKey: feature.key,
      title: title.trim(),
      ownerId,
      ...(candidate.kind === 'version'
        ? { candidateVersionId: candidate.id }
        : proposed && { candidateLabels: proposed }),
      ...(chosen.note ? { note: chosen.note } : {}),
    };
    const answer = await callApi<ReleaseView>('POST', '/releases', input);
    if (answer.ok) {
      router.push(`/releases/${answer.data.id}/note`);
      return;
    }
    setBusy(false);
    setFailure(saidOnce(answer, input));
  };

  return {
    ...{ title, setTitle, ownerId, versions, proposed, candidate, busy, failure, create },
    titleError: titleError ?? failure?.errors.title,
    setOwner: (id: string | null) => setOwner({ id }),
    pickVersion: (version: VersionView | null) => {
      if (version && !versions.some(({ id }) => id === version.id))
        setMade([{ of: feature.key, version }, ...made]);
      pick({ kind: 'version', id: version?.id ?? null });
    },
    pickProposed: () => pick({ kind: 'proposed' }),
    forgetFailure: () => setFailure(null),
    unmatched: header?.ownerFault && typedOwner === null ? [`${header.ownerFault} It stays yours.`] : [],
  };
}

/** The live version's labels with those that were guessed; null when that is a version there is. */
function guessedLabels(
  live: VersionView | null,
  guessed: Partial<VersionLabels> | null,
  versions: readonly VersionView[],
): VersionLabels | null {
  if (!live || !guessed) return null;
  const { model_version, prompt_version, retrieval_version, policy_version } = live;
  const labels = { model_version, prompt_version, retrieval_version, policy_version, ...guessed };
  const isThere = versions.some((version) => VERSION_AXES.every((axis) => version[axis] === labels[axis]));
  return isThere ? null : labels;
}
