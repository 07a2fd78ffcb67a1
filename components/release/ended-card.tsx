import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import type { ReleaseView } from '@/lib/schemas/release';

/** How the release ended, and what can be done next. */
export function EndedCard({ release, mayRelease }: { release: ReleaseView; mayRelease: boolean }) {
  const { status, candidate, baseline, feature } = release;
  return (
    <Card aria-label="Outcome">
      <h2 className="text-xl font-semibold tracking-tight">{release.waitingFor}</h2>
      <p className="mt-0.5 text-mute">
        {status === 'completed'
          ? `${candidate?.variant ?? 'The candidate'} is what ${feature.key} serves from here on; the next release compares against it.`
          : status === 'closed'
            ? `${baseline?.variant ?? 'The baseline'} stays the live version of ${feature.key}.`
            : `The live version of ${feature.key} never changed.`}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <ButtonLink href={`/features/${encodeURIComponent(feature.key)}`}>Open {feature.key}</ButtonLink>
        {mayRelease ? (
          <ButtonLink href={`/releases/new?feature=${encodeURIComponent(feature.key)}`}>
            New release
          </ButtonLink>
        ) : null}
      </div>
    </Card>
  );
}
