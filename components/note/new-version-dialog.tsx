'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { VersionFields } from '@/components/feature/version-fields';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions, DialogContent, DialogDescription, DialogTitle } from '@/components/ui/dialog';
import { ErrorNote } from '@/components/ui/error-note';
import { callApi } from '@/lib/client/call-api';
import { saidOnce } from '@/lib/client/said-once';
import {
  draftFromVersion,
  EMPTY_VERSION_DRAFT,
  readVersionDraft,
  type VersionDraftErrors,
} from '@/lib/client/version-draft';
import type { VersionView } from '@/lib/schemas/feature';

export interface NewVersionDialogProps {
  featureKey: string;
  /** Its labels are filled in, so that changing one is quick. */
  live: VersionView | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onCreated: (version: VersionView) => void;
}

export function NewVersionDialog(props: NewVersionDialogProps) {
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange}>
      <DialogContent size="md">
        <DialogTitle>New version</DialogTitle>
        <DialogDescription>
          Filled in from the version that is live: change what is different. A version never changes
          afterwards.
        </DialogDescription>
        <NewVersionForm {...props} />
      </DialogContent>
    </Dialog>
  );
}

function NewVersionForm({ featureKey, live, onOpenChange, onCreated }: NewVersionDialogProps) {
  const [draft, setDraft] = useState(() => (live ? draftFromVersion(live) : EMPTY_VERSION_DRAFT));
  const [errors, setErrors] = useState<VersionDraftErrors>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const create = async () => {
    const read = readVersionDraft(draft);
    setErrors(read.ok ? {} : read.errors);
    setFailure(null);
    if (!read.ok) return;
    setBusy(true);
    const answer = await callApi<VersionView>('POST', `/features/${featureKey}/versions`, read.input);
    setBusy(false);
    if (!answer.ok) {
      const { fault, errors: byField } = saidOnce(answer, read.input);
      setErrors(byField);
      setFailure(fault);
      return;
    }
    toast.success(`${answer.data.variant} is made and chosen as the candidate.`);
    onCreated(answer.data);
    onOpenChange(false);
  };

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        // The dialog may stand inside another form of the page.
        event.stopPropagation();
        void create();
      }}
    >
      <VersionFields value={draft} onChange={setDraft} errors={errors} changedFrom={live} />
      {failure ? <ErrorNote title={failure} body="Nothing was made; what you typed is kept." /> : null}
      <DialogActions>
        <Button onClick={() => onOpenChange(false)} disabled={busy}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" loading={busy}>
          Make the version
        </Button>
      </DialogActions>
    </form>
  );
}
