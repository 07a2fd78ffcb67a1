'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTitle, DialogTrigger } from '@/components/ui/dialog';
import { PriceForm } from './price-form';

export function AddPrice() {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="primary">Add a price</Button>
      </DialogTrigger>
      <DialogContent>
        <DialogTitle>Add a price</DialogTitle>
        <PriceForm close={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}
