import { Card } from '@/components/ui/card';
import { ROLE_OPTIONS } from './role-options';
import { OWNER_SENTENCE } from './role-sentences';

export function RolesCard() {
  return (
    <Card title="What each role may do">
      <dl className="flex flex-col gap-2.5">
        {ROLE_OPTIONS.map((role) => (
          <div key={role.value}>
            <dt className="font-medium">{role.label}</dt>
            <dd className="text-mute">{role.hint}</dd>
          </div>
        ))}
        <div className="border-t border-line pt-2.5">
          <dt className="font-medium">Owner of a release</dt>
          <dd className="text-mute">{OWNER_SENTENCE}</dd>
        </div>
      </dl>
    </Card>
  );
}
