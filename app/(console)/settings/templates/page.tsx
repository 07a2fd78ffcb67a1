import type { Metadata } from 'next';
import { TemplateTable } from '@/components/settings/template-table';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { decideAccess } from '@/lib/core/access/decide-access';
import { listTemplates } from '@/lib/server/services/template/list-templates';
import { pageActor } from '@/lib/server/transport/page-actor';

export const metadata: Metadata = { title: 'Note templates' };

export default async function TemplatesPage() {
  const actor = await pageActor();
  const templates = await listTemplates(actor);
  const mayWrite = decideAccess(actor, 'template:write').kind === 'allowed';
  return (
    <Card
      title="Note templates"
      description="Rollout notes to begin with: everything but title, owner and versions. New release offers them."
      flush
    >
      {templates.length === 0 ? (
        <EmptyState
          className="border-t border-line"
          title="No template yet"
          body="A note that was written well is kept as a template from its page: Export and import, Save as a template."
          action={<ButtonLink href="/releases">Open the releases</ButtonLink>}
        />
      ) : (
        <TemplateTable templates={templates} mayWrite={mayWrite} />
      )}
    </Card>
  );
}
