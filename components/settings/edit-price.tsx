'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTitle, DialogTrigger } from '@/components/ui/dialog';
import type { PriceInput } from '@/lib/schemas/price';
import { PriceForm } from './price-form';

/** Adds a price, or changes the one given. */
export function EditPrice({ price }: { price?: PriceInput }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        {price ? (
          <Button size="sm" aria-label={`Change the price of ${price.model}`}>
            Change
          </Button>
        ) : (
          <Button variant="primary">Add a price</Button>
        )}
      </DialogTrigger>
      <DialogContent>
        <DialogTitle>{price ? `The price of ${price.model}` : 'Add a price'}</DialogTitle>
        <PriceForm price={price} close={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}
