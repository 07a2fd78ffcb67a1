'use client';

import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog, DialogContent, DialogDescription, DialogTitle, DialogTrigger } from '@/components/ui/dialog';
import {
  Menu,
  MenuContent,
  MenuItem,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
  MenuTrigger,
} from '@/components/ui/menu';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import { Term } from '@/components/ui/term';
import { Tooltip } from '@/components/ui/tooltip';
import { Specimen } from './specimen';

/** What opens over a page, and what shows one thing of several. */
export function DesignOverlays() {
  return (
    <Card title="Overlays and tabs">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Specimen name="dialog">
          <Dialog>
            <DialogTrigger asChild>
              <Button>Open a dialog</Button>
            </DialogTrigger>
            <DialogContent>
              <DialogTitle>The cohort preview</DialogTitle>
              <DialogDescription>1,204 requests of the last 24 h, of two tenants.</DialogDescription>
            </DialogContent>
          </Dialog>
        </Specimen>
        <Specimen name="confirmation with a reason, which fails">
          <ConfirmDialog
            trigger={<Button variant="danger">Roll back…</Button>}
            title="Roll back now?"
            body="Every request gets v7 again at once."
            reasonLabel="Reason"
            reasonHint="What did you see?"
            reasonRequired
            confirmLabel="Roll back"
            tone="danger"
            onConfirm={() => ({ error: 'Somebody else rolled it back a moment ago.' })}
          />
        </Specimen>
        <Specimen name="menu">
          <Menu>
            <MenuTrigger asChild>
              <Button>Open a menu</Button>
            </MenuTrigger>
            <MenuContent>
              <MenuLabel>Theme</MenuLabel>
              <MenuRadioGroup value="system">
                <MenuRadioItem value="system">As the system</MenuRadioItem>
                <MenuRadioItem value="dark">Dark</MenuRadioItem>
              </MenuRadioGroup>
              <MenuSeparator />
              <MenuItem>Sign out</MenuItem>
              <MenuItem disabled>Not possible</MenuItem>
            </MenuContent>
          </Menu>
        </Specimen>
        <Specimen name="term">
          <p>
            The <Term meaning="How much worse a candidate may be and still pass.">tolerance</Term> of cost
          </p>
        </Specimen>
        <Specimen name="tooltip">
          <Tooltip content="Said on the page, too">
            <Button variant="ghost">Hover or focus</Button>
          </Tooltip>
        </Specimen>
        <Specimen name="word of success">
          <Button onClick={() => toast.success('Promoted to 10 %')}>Say it</Button>
        </Specimen>
        <Specimen name="tabs">
          <Tabs defaultValue="form" className="w-full">
            <TabsList aria-label="Ways to write">
              <TabsTrigger value="form">Form</TabsTrigger>
              <TabsTrigger value="markdown">Markdown</TabsTrigger>
              <TabsTrigger value="file" disabled>
                File
              </TabsTrigger>
            </TabsList>
            <TabsContent value="form">The form.</TabsContent>
            <TabsContent value="markdown">The text.</TabsContent>
          </Tabs>
        </Specimen>
      </div>
    </Card>
  );
}
