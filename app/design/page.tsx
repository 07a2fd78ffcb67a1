import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DesignActions } from '@/components/design/design-actions';
import { DesignControls } from '@/components/design/design-controls';
import { DesignData } from '@/components/design/design-data';
import { DesignOverlays } from '@/components/design/design-overlays';
import { DesignStates } from '@/components/design/design-states';
import { DesignTokens } from '@/components/design/design-tokens';
import { PageHeader } from '@/components/ui/page-header';
import { showsDesign } from '@/lib/server/transport/shows-design';

export const metadata: Metadata = { title: 'Design' };

/** Every primitive in every state, to look at while it is changed, and for the tests; there in development alone. */
export default function DesignPage() {
  if (!showsDesign()) notFound();
  return (
    <main className="mx-auto max-w-6xl px-4 py-6 sm:px-6">
      <PageHeader
        title="Design"
        meta={
          <span>Every primitive in every state. Colours, type and spaces come from app/globals.css.</span>
        }
      />
      <div className="flex flex-col gap-4">
        <DesignTokens />
        <DesignActions />
        <DesignControls />
        <DesignStates />
        <DesignData />
        <DesignOverlays />
      </div>
    </main>
  );
}
