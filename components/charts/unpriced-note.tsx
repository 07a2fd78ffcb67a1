import { Note } from '@/components/ui/note';
import { TextLink } from '@/components/ui/text-link';
import type { DashboardView } from '@/lib/schemas/dashboard';

/** Why requests that tell their tokens have no cost. */
export function UnpricedNote({ models }: { models: DashboardView['unpriced'] }) {
  const without = models.filter(({ priced }) => !priced).map(({ model }) => model);
  if (models.length === 0) return null;
  return (
    <Note className="mb-3">
      {without.length > 0
        ? `Tokens arrive without a cost, and there is no price for ${without.join(', ')}: `
        : 'These requests came before their model had a price: '}
      <TextLink href="/settings/prices">Settings → Prices</TextLink>. A price holds for what arrives from then
      on.
    </Note>
  );
}
