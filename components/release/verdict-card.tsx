import { Card } from '@/components/ui/card';
import type { ReleaseView } from '@/lib/schemas/release';
import { GateTable } from './gate-table';
import { splitSentence } from './split-sentence';
import { StageActions } from './stage-actions';

/** May this stage be left? The answer in a sentence, the checks behind it, and the moves. */
export function VerdictCard({ release }: { release: ReleaseView }) {
  const [headline, rest] = splitSentence(release.gate?.sentence ?? release.waitingFor);
  return (
    <Card flush aria-label="Verdict">
      <div className="px-4 pt-3.5 pb-2 sm:px-4.5">
        <h2 className="text-xl font-semibold tracking-tight">{headline}</h2>
        {rest ? <p className="mt-0.5 text-mute">{rest}</p> : null}
      </div>
      {release.gate ? <GateTable releaseId={release.id} checks={release.gate.checks} /> : null}
      <div className="border-t border-line px-4 py-3 sm:px-4.5">
        <StageActions release={release} />
      </div>
    </Card>
  );
}
