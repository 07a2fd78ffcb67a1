import type { Metadata } from 'next';
import { TargetDialog } from '@/components/notify/target-dialog';
import { TargetTable } from '@/components/notify/target-table';
import { Refusal } from '@/components/shell/refusal';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Note } from '@/components/ui/note';
import { decideAccess } from '@/lib/core/access/decide-access';
import { listTargets } from '@/lib/server/services/notify/list-targets';
import { pageActor } from '@/lib/server/transport/page-actor';

export const metadata: Metadata = { title: 'Notifications' };

export default async function NotificationsPage() {
  const actor = await pageActor();
  if (decideAccess(actor, 'target:manage').kind !== 'allowed') {
    return <Refusal actor={actor} permission="target:manage" back="/settings/people" />;
  }
  const setup = await listTargets(actor);
  const add = (
    <TargetDialog target={null} setup={setup} trigger={<Button variant="primary">Add a target</Button>} />
  );
  return (
    <div className="flex flex-col gap-4">
      {setup.publicUrlIsSet ? null : (
        <Note title="Messages carry no links">
          <code className="code">PUBLIC_URL</code> is not set, so that Sluice does not know its own address.
          Messages name the release by its title.
        </Note>
      )}
      <Card
        title="Notifications"
        description="Who is told when a release needs somebody, moves or is rolled back: signed webhooks, Slack and e-mail."
        flush
        actions={setup.targets.length > 0 ? add : null}
      >
        {setup.targets.length === 0 ? (
          <EmptyState
            className="border-t border-line"
            title="Nobody is told yet"
            body="Add a target, and a trigger that fires at night reaches whoever is on call."
            action={add}
          />
        ) : (
          <TargetTable targets={setup.targets} />
        )}
      </Card>
    </div>
  );
}
