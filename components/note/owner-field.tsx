'use client';

import { Select } from '@/components/ui/select';
import type { UserView } from '@/lib/schemas/identity';
import { mayOwn } from './may-own';
import { NoteField } from './note-field';

export interface OwnerFieldProps {
  users: readonly UserView[];
  ownerId: string | null;
  ownerName: string | null;
  /** Why the owner cannot be chosen here; null when it can. */
  fixedBecause: string | null;
  onChoose: (ownerId: string | null) => void;
}

export function OwnerField({ users, ownerId, ownerName, fixedBecause, onChoose }: OwnerFieldProps) {
  return (
    <NoteField
      field="ownerId"
      label="Owner"
      hint="One person, who watches the signals, approves each stage, calls the rollback and confirms recovery."
      controlId={fixedBecause === null ? 'owner-choice' : undefined}
    >
      {fixedBecause === null ? (
        <Select
          id="owner-choice"
          className="max-w-80"
          value={ownerId ?? ''}
          onChange={(event) => onChoose(event.target.value || null)}
        >
          <option value="">Nobody yet</option>
          {users.filter(mayOwn).map((user) => (
            <option key={user.id} value={user.id}>
              {user.name} ({user.role})
            </option>
          ))}
        </Select>
      ) : (
        <p>
          <span className="font-medium">{ownerName ?? 'Nobody'}</span>{' '}
          <span className="text-mute">{fixedBecause}</span>
        </p>
      )}
    </NoteField>
  );
}
