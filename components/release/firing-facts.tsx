import type { ReactNode } from 'react';
import { ProductTerm } from '@/components/help/product-term';
import { ArmFigures } from './arm-figures';
import type { FiringFactsView } from './firing-facts-of';

/** The numbers that the watch acted on, as they were at that block. */
export function FiringFacts({ facts }: { facts: FiringFactsView }) {
  const { metric, cohort, arms, margin, evidence, mark, interval, blocks } = facts;
  return (
    <div>
      <p>
        <span className="font-medium">{metric}</span> {margin}
        {cohort ? (
          <>
            , in <span className="font-medium wrap-anywhere">{cohort}</span> alone
          </>
        ) : null}
        {interval ? <>: {interval}</> : null}.
      </p>
      <div className="mt-1.5">
        <ArmFigures arms={arms} />
      </div>
      <dl className="mt-1.5 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-sm">
        <Fact name={<ProductTerm term="evidence">Evidence</ProductTerm>}>
          <span className="font-medium">{evidence}</span>{' '}
          <span className="text-mute">that it is worse; it acts at {mark}</span>
        </Fact>
        <Fact name="Blocks">{blocks}</Fact>
      </dl>
    </div>
  );
}

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-mute">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
