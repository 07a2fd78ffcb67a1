'use client';

import type { UserView } from '@/lib/schemas/identity';
import { NoteField } from './note-field';
import { useNoteForm } from './note-form-context';
import { OwnerSelect } from './owner-select';

export interface OwnerFieldProps {
  users: readonly UserView[];
  viewerId: string;
  ownerId: string | null;
  ownerName: string | null;
  /** Why the owner cannot be chosen here; null when it can. */
  fixedBecause: string | null;
  onChoose: (ownerId: string | null) => void;
}

export function OwnerField(props: OwnerFieldProps) {
  const { users, viewerId, ownerId, ownerName, fixedBecause, onChoose } = props;
  const { suggestions } = useNoteForm();
  return (
    <NoteField
      field="ownerId"
      label="Owner"
      hint="One person, who watches the signals, approves each stage, calls the rollback and confirms recovery."
      controlId={fixedBecause === null ? 'owner-choice' : undefined}
    >
      {fixedBecause === null ? (
        <OwnerSelect
          id="owner-choice"
          className="max-w-80"
          users={users}
          pastOwners={suggestions.owners}
          viewerId={viewerId}
          value={ownerId}
          onChoose={onChoose}
        />
      ) : (
        <p>
          <span className="font-medium">{ownerName ?? 'Nobody'}</span>{' '}
          <span className="text-mute">{fixedBecause}</span>
        </p>
      )}
    </NoteField>
  );
}
