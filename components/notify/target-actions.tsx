'use client';

import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { callApi } from '@/lib/client/call-api';
import type { NotificationSetup, TargetView } from '@/lib/schemas/notification';
import { RotateSecret } from './rotate-secret';
import { TargetDialog } from './target-dialog';
import { TestTarget } from './test-target';

interface TargetActionsProps {
  target: TargetView;
  setup: NotificationSetup;
}

export function TargetActions({ target, setup }: TargetActionsProps) {
  const router = useRouter();
  const { id, name, kind } = target;
  const path = `/notification-targets/${id}`;
  const enable = async (enabled: boolean) => {
    const answer = await callApi('PATCH', path, { enabled });
    if (!answer.ok) return { error: answer.detail };
    toast.success(enabled ? `${name} is enabled.` : `${name} is disabled.`);
    router.refresh();
    return undefined;
  };
  const remove = async () => {
    const answer = await callApi('DELETE', path);
    if (!answer.ok) return { error: answer.detail };
    toast.success(`${name} is removed.`);
    router.push('/settings/notifications');
    return undefined;
  };
  return (
    <>
      <TestTarget id={id} name={name} />
      <TargetDialog target={target} setup={setup} trigger={<Button>Edit</Button>} />
      {kind === 'webhook' ? <RotateSecret id={id} name={name} /> : null}
      {target.disabledAt ? (
        <ConfirmDialog
          trigger={<Button>Enable</Button>}
          title={`Enable ${name}?`}
          body="What waits for it is sent now, in order; what happened while it was disabled is not."
          confirmLabel="Enable"
          onConfirm={() => enable(true)}
        />
      ) : (
        <ConfirmDialog
          trigger={<Button>Disable</Button>}
          title={`Disable ${name}?`}
          body="Nothing is sent to it and nothing new is kept for it. What waits already goes out once it is enabled."
          confirmLabel="Disable"
          onConfirm={() => enable(false)}
        />
      )}
      <ConfirmDialog
        trigger={<Button variant="danger">Remove</Button>}
        title={`Remove ${name}?`}
        body="Its log goes with it, and so does what waits for it."
        confirmLabel="Remove"
        tone="danger"
        onConfirm={remove}
      />
    </>
  );
}
