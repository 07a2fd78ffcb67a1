import type { Metadata } from 'next';
import { noteClosedBecause } from '@/components/note/note-closed-because';
import { NoteEditor } from '@/components/note/note-editor';
import { NoteReader } from '@/components/note/note-reader';
import { getFeature } from '@/lib/server/services/feature/get-feature';
import { suggestForNote } from '@/lib/server/services/feature/suggest-for-note';
import { listUsers } from '@/lib/server/services/identity/list-users';
import { getRelease } from '@/lib/server/services/release/get-release';
import { listSourceChoices } from '@/lib/server/services/source/list-source-choices';
import { listTemplates } from '@/lib/server/services/template/list-templates';
import { orNotFound } from '@/lib/server/transport/or-not-found';
import { pageActor } from '@/lib/server/transport/page-actor';

export const metadata: Metadata = { title: 'Rollout note' };

const WITHOUT_TRAFFIC = ['draft', 'offline_check', 'abandoned'];

export default async function NotePage({ params }: { params: Promise<{ id: string }> }) {
  const [actor, { id }] = await Promise.all([pageActor(), params]);
  const release = await orNotFound(getRelease(actor, id));
  const closedBecause = noteClosedBecause(release);
  if (closedBecause !== null) return <NoteReader release={release} closedBecause={closedBecause} />;
  const { key } = release.feature;
  const [feature, users, sources, suggestions, templates] = await Promise.all([
    getFeature(actor, key),
    listUsers(actor),
    listSourceChoices(actor),
    suggestForNote(actor, key, { except: id }),
    listTemplates(actor),
  ]);
  // Another release is another form: nothing of the one before may stay in it.
  return (
    <NoteEditor
      key={release.id}
      release={release}
      versions={feature.versions}
      users={users}
      viewerId={actor.id}
      sources={sources}
      suggestions={suggestions}
      templates={templates}
      pastReleases={feature.releases.filter(({ status }) => !WITHOUT_TRAFFIC.includes(status))}
    />
  );
}
