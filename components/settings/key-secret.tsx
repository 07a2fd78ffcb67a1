'use client';

import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { DialogActions } from '@/components/ui/dialog';
import { Note } from '@/components/ui/note';
import { keyExample } from '@/lib/client/key-example';
import type { CreatedKeyView } from '@/lib/schemas/identity';

export interface KeySecretProps {
  created: CreatedKeyView;
  onDone: () => void;
}

/** The one time that the secret is seen. */
export function KeySecret({ created, onDone }: KeySecretProps) {
  return (
    <div className="flex flex-col gap-3">
      <Note tone="warn" title="Copy it now: it is shown this once">
        Sluice keeps only its hash. Who loses it makes a new key and revokes this one.
      </Note>
      <CodeBlock code={created.secret} label="key" />
      <h3 className="mt-1 font-medium">Try it</h3>
      <CodeBlock code={keyExample(created, window.location.origin)} label="curl example" />
      <DialogActions>
        <Button variant="primary" onClick={onDone}>
          I have copied it
        </Button>
      </DialogActions>
    </div>
  );
}
