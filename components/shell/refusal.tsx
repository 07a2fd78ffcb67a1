import { Lock } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import type { Actor } from '@/lib/core/access/actor';
import { permissionSentence } from '@/lib/core/access/permission-sentence';
import type { Permission } from '@/lib/core/access/permissions';

export interface RefusalProps {
  actor: Actor;
  permission: Permission;
  /** Where the person can go on. */
  back: string;
}

/** Stands in the place of a page's content that this person may not use, and says who may. */
export function Refusal({ actor, permission, back }: RefusalProps) {
  return (
    <Card className="max-w-xl">
      <div className="flex items-start gap-2.5">
        <Lock aria-hidden className="mt-0.5 size-4 shrink-0 text-mute" />
        <div>
          <p className="font-medium">
            {permissionSentence(actor, permission, null) ?? 'You may not use this page.'}
          </p>
          <p className="mt-0.5 text-mute">An admin can change your role under Settings, People.</p>
          <ButtonLink href={back} size="sm" className="mt-3">
            Back
          </ButtonLink>
        </div>
      </div>
    </Card>
  );
}
