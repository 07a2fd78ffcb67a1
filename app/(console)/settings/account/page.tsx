import type { Metadata } from 'next';
import { ChangePasswordForm } from '@/components/settings/change-password-form';
import { ROLE_SENTENCES } from '@/components/settings/role-sentences';
import { Card } from '@/components/ui/card';
import { pageActor } from '@/lib/server/transport/page-actor';

export const metadata: Metadata = { title: 'My account' };

export default async function AccountPage() {
  const { name, email, role } = await pageActor();
  return (
    <div className="flex max-w-2xl flex-col gap-5">
      <Card title="Me">
        <dl className="grid grid-cols-[5rem_minmax(0,1fr)] gap-x-4 gap-y-1.5">
          <dt className="text-mute">Name</dt>
          <dd>{name}</dd>
          <dt className="text-mute">E-mail</dt>
          <dd className="[overflow-wrap:anywhere]">{email}</dd>
          <dt className="text-mute">Role</dt>
          <dd>
            {role}. <span className="text-mute">{ROLE_SENTENCES[role]}</span>
          </dd>
        </dl>
      </Card>
      <Card title="Change my password">
        <ChangePasswordForm email={email} />
      </Card>
    </div>
  );
}
