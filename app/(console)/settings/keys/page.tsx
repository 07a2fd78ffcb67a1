import type { Metadata } from 'next';
import { CreateKey } from '@/components/settings/create-key';
import { KeyTable } from '@/components/settings/key-table';
import { Refusal } from '@/components/shell/refusal';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { decideAccess } from '@/lib/core/access/decide-access';
import { listKeys } from '@/lib/server/services/identity/list-keys';
import { pageActor } from '@/lib/server/transport/page-actor';

export const metadata: Metadata = { title: 'API keys' };

export default async function KeysPage() {
  const actor = await pageActor();
  if (decideAccess(actor, 'key:manage').kind !== 'allowed') {
    return <Refusal actor={actor} permission="key:manage" back="/settings/people" />;
  }
  const keys = await listKeys(actor);
  return (
    <Card
      title="API keys"
      description="For machines: the application that serves a feature, and CI."
      flush
      actions={keys.length > 0 ? <CreateKey /> : null}
    >
      {keys.length === 0 ? (
        <EmptyState
          className="border-t border-line"
          title="No key yet"
          body="An application needs one to ask which version to serve and to report what happened."
          action={<CreateKey />}
        />
      ) : (
        <KeyTable keys={keys} />
      )}
    </Card>
  );
}
