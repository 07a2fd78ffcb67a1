import { ProductTerm } from '@/components/help/product-term';
import { budgetSentence } from '@/components/release/budget-sentence';
import { SliceTable } from '@/components/release/slice-table';
import { SuspectList } from '@/components/release/suspect-list';
import { Card } from '@/components/ui/card';
import type { ReleaseView } from '@/lib/schemas/release';
import { getReleaseSlices } from '@/lib/server/services/dashboard/get-release-slices';
import { pageActor } from '@/lib/server/transport/page-actor';

export async function CohortSection({ release }: { release: ReleaseView }) {
  const { rows, watched } = await getReleaseSlices(await pageActor(), release.id);
  const stage = release.stages[release.stageIndex ?? -1];
  return (
    <section aria-labelledby="cohorts" className="mt-6">
      <h2 id="cohorts" className="font-semibold">
        {watched ? 'Cohorts, by evidence' : 'Cohorts, by traffic'}
      </h2>
      <p className="mb-2 text-mute">
        <ProductTerm term="comparable">Comparable</ProductTerm> requests of the stage {stage?.name ?? ''}: the
        candidate, and how it differs from the baseline.{' '}
        {watched ? 'The evidence is of the whole release.' : null}
      </p>
      <SuspectList release={release} rows={rows} />
      <Card flush>
        {rows.length === 0 ? (
          <p className="px-4 py-4 text-mute sm:px-4.5">
            No comparable request with a context yet. Send dimensions such as tenant or region in the events’
            context.
          </p>
        ) : (
          <SliceTable release={release} rows={rows} />
        )}
      </Card>
      {watched ? (
        <p className="mt-2 text-sm text-mute">
          {budgetSentence(watched)} The <ProductTerm term="evidence" /> of each is drawn on its way to its own
          mark.
        </p>
      ) : null}
    </section>
  );
}
