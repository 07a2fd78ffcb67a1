'use client';

import { Ellipsis } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog, DialogContent, DialogTitle } from '@/components/ui/dialog';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { callApi } from '@/lib/client/call-api';
import type { PriceInput } from '@/lib/schemas/price';
import { PriceForm } from './price-form';

/** What an admin may do with one price. */
export function PriceActions({ price }: { price: PriceInput }) {
  const router = useRouter();
  const [open, setOpen] = useState<'change' | 'remove' | null>(null);
  const { model } = price;

  const remove = async () => {
    const answer = await callApi('DELETE', `/prices?model=${encodeURIComponent(model)}`);
    if (!answer.ok) return { error: answer.detail };
    toast.success(`The price of ${model} is removed.`);
    router.refresh();
    return undefined;
  };

  return (
    <>
      <Menu modal={false}>
        <MenuTrigger asChild>
          <Button variant="ghost" size="sm" aria-label={`Change the price of ${model}`}>
            <Ellipsis aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuContent>
          <MenuItem onSelect={() => setOpen('change')}>Change the price</MenuItem>
          <MenuItem onSelect={() => setOpen('remove')} className="text-fail">
            Remove
          </MenuItem>
        </MenuContent>
      </Menu>
      <Dialog open={open === 'change'} onOpenChange={(isOpen) => setOpen(isOpen ? 'change' : null)}>
        <DialogContent>
          <DialogTitle>The price of {model}</DialogTitle>
          <PriceForm price={price} close={() => setOpen(null)} />
        </DialogContent>
      </Dialog>
      <ConfirmDialog
        open={open === 'remove'}
        onOpenChange={(isOpen) => setOpen(isOpen ? 'remove' : null)}
        title={`Remove the price of ${model}?`}
        body="From now on its requests have a cost only where their events carry one, or another price fits the name. Costs that were reckoned stay."
        confirmLabel="Remove"
        tone="danger"
        onConfirm={remove}
      />
    </>
  );
}
