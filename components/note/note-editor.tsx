'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { callApi } from '@/lib/client/call-api';
import { useLive } from '@/lib/client/use-live';
import { lintPlan } from '@/lib/core/release/lint-plan';
import { noteCompleteness } from '@/lib/core/release/note-completeness';
import { renderNote } from '@/lib/core/release/note-markdown/render-note';
import type { VersionView } from '@/lib/schemas/feature';
import type { UserView } from '@/lib/schemas/identity';
import type { SourceChoice } from '@/lib/schemas/metric-source';
import type { NoteSuggestionsView } from '@/lib/schemas/note-suggestions';
import type { NoteTemplateView } from '@/lib/schemas/note-template';
import type { ReleaseView } from '@/lib/schemas/release';
import { BacktestCard, type PastRelease } from './backtest-card';
import { ConflictDialog } from './conflict-dialog';
import type { DraftFields } from './draft-fields';
import { ImportDialog } from './import-dialog';
import { KeepTemplateDialog } from './keep-template-dialog';
import { KeptNotice } from './kept-notice';
import { NoteAside } from './note-aside';
import { NoteForm } from './note-form';
import { NoteFormContext } from './note-form-context';
import { NoteHeader } from './note-header';
import { NoteSheet } from './note-sheet';
import { ownerFixedBecause } from './owner-fixed-because';
import { showField } from './show-field';
import { useDraftSaver } from './use-draft-saver';
import { usePlanPreview } from './use-plan-preview';
import { useTextAdvice } from './use-text-advice';
import { useTriggerPreview } from './use-trigger-preview';

export interface NoteEditorProps {
  release: ReleaseView;
  versions: readonly VersionView[];
  users: readonly UserView[];
  viewerId: string;
  sources: readonly SourceChoice[];
  /** Of the same feature, those that have had traffic; the newest first. */
  pastReleases: readonly PastRelease[];
  suggestions: NoteSuggestionsView;
  templates: readonly NoteTemplateView[];
}

/** The rollout note as a form, saved as it is typed. */
export function NoteEditor({
  release: opened,
  versions: known,
  users,
  viewerId,
  sources,
  pastReleases,
  suggestions,
  templates,
}: NoteEditorProps) {
  const { saver, draft } = useDraftSaver(opened);
  const { release, fields, state, unsettled } = draft;
  const [made, setMade] = useState<readonly VersionView[]>([]);
  const [importing, setImporting] = useState(false);
  const [keeping, setKeeping] = useState(false);
  const [kept, setKept] = useState<readonly NoteTemplateView[]>([]);
  const [replaced, setReplaced] = useState<DraftFields | null>(null);

  const versions = [...made.filter((version) => !known.some(({ id }) => id === version.id)), ...known];
  const { baseline } = release;
  const candidate = versions.find((version) => version.id === fields.candidateVersionId) ?? null;
  const ownerName = users.find((user) => user.id === fields.ownerId)?.name ?? release.owner?.name ?? null;
  const advice = useTextAdvice(fields.note);
  const findings = lintPlan(fields.note.plan);
  const completeness = noteCompleteness(fields.note, {
    ownerId: fields.ownerId,
    baselineId: baseline?.id ?? null,
    candidateId: fields.candidateVersionId,
    baselineLabels: baseline,
    candidateLabels: candidate,
  });
  const { unitName } = release.feature;
  const markdown = () =>
    renderNote({ title: fields.title, note: fields.note, ownerName, unitName, baseline, candidate });

  const preview = usePlanPreview(release.feature.key, fields.note.plan);
  const triggerPreview = useTriggerPreview(release.feature.key, fields.note, release.stageIndex);

  useLive([`release:${release.id}`], () => {
    void callApi<ReleaseView>('GET', `/releases/${release.id}`).then((answer) => {
      if (answer.ok) saver.hear(answer.data);
    });
  });
  useEffect(() => {
    const field = decodeURIComponent(window.location.hash.slice(1));
    if (!field) return;
    if (document.readyState === 'complete') {
      showField(field);
      return;
    }
    // Once the page is loaded the browser goes to the fragment by itself, and takes the cursor away again.
    const show = () => setTimeout(() => showField(field));
    window.addEventListener('load', show, { once: true });
    return () => window.removeEventListener('load', show);
  }, []);

  return (
    <NoteFormContext.Provider
      value={{
        note: fields.note,
        setNote: (part) => {
          const { fields: latest } = saver.getSnapshot();
          saver.change({ ...latest, note: { ...latest.note, ...part } });
        },
        issues: completeness.issues,
        findings,
        unsettled,
        unitName,
        preview,
        triggerPreview,
        releaseId: release.id,
        sources,
        advice,
        suggestions,
        variants: { baseline: baseline?.variant ?? null, candidate: candidate?.variant ?? null },
        enteredThrough: release.stageIndex,
      }}
    >
      <NoteHeader
        release={release}
        title={fields.title}
        markdown={markdown}
        onImport={() => setImporting(true)}
        onKeep={() => setKeeping(true)}
      />
      <div className="print:hidden">
        <KeptNotice releaseId={release.id} present={fields} onUse={saver.change} />
        {replaced ? (
          <Note
            tone="accent"
            className="mb-4"
            title="The import is in the draft"
            action={
              <>
                <Button size="sm" onClick={() => setReplaced(null)}>
                  Keep it so
                </Button>
                <Button
                  size="sm"
                  variant="primary"
                  onClick={() => {
                    saver.change(replaced);
                    setReplaced(null);
                  }}
                >
                  Undo the import
                </Button>
              </>
            }
          >
            The draft as it was before can be taken back while this page is open.
          </Note>
        ) : null}
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_19rem]">
          <div className="flex min-w-0 flex-col gap-4">
            <NoteForm
              release={release}
              fields={fields}
              versions={versions}
              users={users}
              viewerId={viewerId}
              onChange={(part) => saver.change({ ...saver.getSnapshot().fields, ...part })}
              onNewVersion={(version) => setMade((present) => [version, ...present])}
              onBlur={saver.flushSoon}
            />
            <BacktestCard releases={pastReleases} />
          </div>
          <NoteAside saver={saver} draft={draft} completeness={completeness} findings={findings} />
        </div>
      </div>
      <div className="hidden print:block">
        <NoteSheet
          note={fields.note}
          unitName={unitName}
          ownerName={ownerName}
          baseline={baseline}
          candidate={candidate}
        />
      </div>
      <ImportDialog
        present={fields}
        around={{
          isDraft: release.status === 'draft',
          mayChangeOwner: ownerFixedBecause(release, viewerId) === null,
          users,
          versions,
          baselineId: baseline?.id ?? null,
        }}
        last={suggestions.last}
        templates={[...kept, ...templates]}
        sources={sources.map(({ name }) => name)}
        unitName={unitName}
        open={importing}
        onOpenChange={setImporting}
        onReplace={(imported) => {
          setReplaced(fields);
          saver.change(imported);
        }}
      />
      <KeepTemplateDialog
        note={fields.note}
        suggestedName={fields.title}
        open={keeping}
        onOpenChange={setKeeping}
        onKept={(template) => setKept((present) => [template, ...present])}
      />
      {state.kind === 'conflict' ? (
        <ConflictDialog
          mine={fields}
          theirs={state.theirs}
          names={{ users, versions }}
          onKeepMine={() => void saver.keepMine(state.theirs)}
          onTakeTheirs={() => saver.takeTheirs(state.theirs)}
        />
      ) : null}
    </NoteFormContext.Provider>
  );
}
