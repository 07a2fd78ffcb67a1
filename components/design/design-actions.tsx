'use client';

import { ArrowRight, Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { Kbd } from '@/components/ui/kbd';
import { TextLink } from '@/components/ui/text-link';
import { Specimen } from './specimen';

const VARIANTS = ['primary', 'secondary', 'danger', 'ghost'] as const;

export function DesignActions() {
  return (
    <Card title="Buttons and links">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {VARIANTS.map((variant) => (
          <Specimen key={variant} name={variant}>
            <div className="flex flex-wrap items-center gap-2">
              <Button variant={variant}>Promote</Button>
              <Button variant={variant} size="sm">
                <ArrowRight aria-hidden /> Small
              </Button>
              <Button variant={variant} disabled>
                Disabled
              </Button>
              <Button variant={variant} loading>
                Loading
              </Button>
            </div>
          </Specimen>
        ))}
        <Specimen name="icon alone">
          <Button variant="ghost" size="sm" aria-label="Remove">
            <Trash2 aria-hidden />
          </Button>
        </Specimen>
        <Specimen name="link as a button">
          <ButtonLink href="/design" variant="secondary">
            Open the note
          </ButtonLink>
        </Specimen>
        <Specimen name="link in text">
          <p>
            See <TextLink href="/design">the offline comparison</TextLink>.
          </p>
        </Specimen>
        <Specimen name="copy, with and without a word">
          <div className="flex items-center gap-2">
            <CopyButton text="x" label="Copy the key">
              Copy
            </CopyButton>
            <CopyButton text="x" label="Copy the id" />
          </div>
        </Specimen>
        <Specimen name="key">
          <p>
            <Kbd>Ctrl</Kbd> <Kbd>K</Kbd>
          </p>
        </Specimen>
      </div>
    </Card>
  );
}
