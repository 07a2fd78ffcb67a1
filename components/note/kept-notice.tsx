'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { TimeAgo } from '@/components/ui/time-ago';
import { type DraftFields, sameFields } from './draft-fields';
import { forgetDraft, type KeptDraft, readKeptDraft } from './kept-draft';

export interface KeptNoticeProps {
  releaseId: string;
  present: DraftFields;
  onUse: (fields: DraftFields) => void;
}

/** Offers what an earlier visit could not save. Read once, when the page opens. */
export function KeptNotice({ releaseId, present, onUse }: KeptNoticeProps) {
  const [kept, setKept] = useState<KeptDraft | null>(null);
  const [opened] = useState(present);

  useEffect(() => {
    const found = readKeptDraft(releaseId);
    if (found && !sameFields(found.fields, opened)) setKept(found);
  }, [releaseId, opened]);

  if (kept === null) return null;
  return (
    <Note
      tone="accent"
      title="This browser kept changes that were not saved"
      className="mb-4"
      action={
        <>
          <Button
            size="sm"
            onClick={() => {
              forgetDraft(releaseId);
              setKept(null);
            }}
          >
            Forget them
          </Button>
          <Button
            size="sm"
            variant="primary"
            onClick={() => {
              onUse(kept.fields);
              setKept(null);
            }}
          >
            Use them
          </Button>
        </>
      }
    >
      Written <TimeAgo at={kept.at} />. The form shows what the server has.
    </Note>
  );
}
