'use client';

import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { DialogActions } from '@/components/ui/dialog';
import { Note } from '@/components/ui/note';

/** The one time that a signing secret is seen. */
export function TargetSecret({ secret, onDone }: { secret: string; onDone: () => void }) {
  return (
    <div className="flex flex-col gap-3">
      <Note tone="warn" title="Copy it now: it is shown this once">
        The receiver checks each message with it. Who loses it rotates the secret and gets a new one.
      </Note>
      <CodeBlock code={secret} label="signing secret" />
      <p className="text-mute">
        A library of Standard Webhooks does the checking in a line; docs/notifications.md shows it.
      </p>
      <DialogActions>
        <Button variant="primary" onClick={onDone}>
          I have copied it
        </Button>
      </DialogActions>
    </div>
  );
}
