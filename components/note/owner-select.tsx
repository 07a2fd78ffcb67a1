'use client';

import { Select } from '@/components/ui/select';
import type { UserView } from '@/lib/schemas/identity';
import { mayOwn } from './may-own';

export interface OwnerSelectProps {
  id?: string;
  className?: string;
  users: readonly UserView[];
  /** Who owned releases of the feature, the most often first. */
  pastOwners: readonly { userId: string; releases: number }[];
  viewerId: string;
  value: string | null;
  onChoose: (ownerId: string | null) => void;
}

/** Who may own a release; those who owned releases of the feature come first. */
export function OwnerSelect(props: OwnerSelectProps) {
  const { id, className, users, pastOwners, viewerId, value, onChoose } = props;
  const able = users.filter(mayOwn);
  const past = pastOwners.flatMap(({ userId, releases }) => {
    const user = able.find((one) => one.id === userId);
    return user ? [{ user, releases }] : [];
  });
  const others = able.filter((user) => !past.some((one) => one.user.id === user.id));
  const name = (user: UserView) => `${user.name}${user.id === viewerId ? ' (you)' : ` (${user.role})`}`;
  return (
    <Select
      {...(id ? { id } : {})}
      {...(className ? { className } : {})}
      value={value ?? ''}
      onChange={(event) => onChoose(event.target.value || null)}
    >
      <option value="">Nobody yet</option>
      {past.length > 0 ? (
        <optgroup label="Owned releases of this feature">
          {past.map(({ user, releases }) => (
            <option key={user.id} value={user.id}>
              {name(user)}, {releases === 1 ? '1 release' : `${releases} releases`}
            </option>
          ))}
        </optgroup>
      ) : null}
      {past.length > 0 && others.length > 0 ? (
        <optgroup label="Others">
          <Options users={others} name={name} />
        </optgroup>
      ) : (
        <Options users={others} name={name} />
      )}
    </Select>
  );
}

function Options({ users, name }: { users: readonly UserView[]; name: (user: UserView) => string }) {
  return users.map((user) => (
    <option key={user.id} value={user.id}>
      {name(user)}
    </option>
  ));
}
