'use client';

import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { callApi } from '@/lib/client/call-api';
import type { MetricSourceView } from '@/lib/schemas/metric-source';
import { SourceDialog } from './source-dialog';
import { TestSource } from './test-source';

export function SourceActions({ source }: { source: MetricSourceView }) {
  const router = useRouter();
  const { id, name } = source;
  const archive = async (archived: boolean) => {
    const answer = await callApi('PATCH', `/metric-sources/${id}`, { archived });
    if (!answer.ok) return { error: answer.detail };
    toast.success(archived ? `${name} is archived.` : `${name} is restored.`);
    router.refresh();
    return undefined;
  };
  if (source.archivedAt) {
    return (
      <div className="flex justify-end">
        <ConfirmDialog
          trigger={
            <Button size="sm" aria-label={`Restore ${name}`}>
              Restore
            </Button>
          }
          title={`Restore ${name}?`}
          body="Notes that name it are asked again."
          confirmLabel="Restore"
          onConfirm={() => archive(false)}
        />
      </div>
    );
  }
  return (
    <div className="flex justify-end gap-1.5 max-sm:flex-col max-sm:items-stretch">
      <TestSource id={id} name={name} />
      <SourceDialog
        source={source}
        trigger={
          <Button size="sm" aria-label={`Edit ${name}`}>
            Edit
          </Button>
        }
      />
      <ConfirmDialog
        trigger={
          <Button size="sm" variant="danger" aria-label={`Archive ${name}`}>
            Archive
          </Button>
        }
        title={`Archive ${name}?`}
        body="It is not asked any more: a running release whose note names it cannot be promoted until the note is revised. Its name stays taken, and it can be restored."
        confirmLabel="Archive"
        tone="danger"
        onConfirm={() => archive(true)}
      />
    </div>
  );
}
