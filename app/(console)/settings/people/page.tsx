import type { Metadata } from 'next';
import { AddPerson } from '@/components/settings/add-person';
import { PeopleTable } from '@/components/settings/people-table';
import { RolesCard } from '@/components/settings/roles-card';
import { Card } from '@/components/ui/card';
import { decideAccess } from '@/lib/core/access/decide-access';
import { listUsers } from '@/lib/server/services/identity/list-users';
import { pageActor } from '@/lib/server/transport/page-actor';

export const metadata: Metadata = { title: 'People' };

export default async function PeoplePage() {
  const actor = await pageActor();
  const people = await listUsers(actor);
  const mayManage = decideAccess(actor, 'people:manage').kind === 'allowed';
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <Card title="People" flush actions={mayManage ? <AddPerson /> : null}>
        <PeopleTable people={people} meId={actor.id} mayManage={mayManage} />
      </Card>
      <RolesCard />
    </div>
  );
}
