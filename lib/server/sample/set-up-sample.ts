import type { Actor } from '@/lib/core/access/actor';
import type { ReleaseView } from '@/lib/schemas/release';
import { attachEvidence } from '../services/evidence/attach-evidence';
import { createVersion } from '../services/feature/create-version';
import { getFeature } from '../services/feature/get-feature';
import { createRelease } from '../services/release/create-release';
import { getRelease } from '../services/release/get-release';
import { promoteRelease } from '../services/release/promote-release';
import { startRelease } from '../services/release/start-release';
import {
  SAMPLE_CANDIDATE,
  SAMPLE_KEY,
  SAMPLE_REASON,
  SAMPLE_RELEASE,
} from '../services/sample/sample-content';
import { SAMPLE_COMPARISON_QUERY, sampleComparison } from './sample-comparison';

/** The set-up leaves the release in this stage, for its owner to go on from. */
const LAST_STAGE = 2;

/** Made the candidate, so that whoever looks at the sample alone may sign its four movements. */
const AUTHOR: Actor = { kind: 'system', id: 'sluice', name: 'Sluice' };

export type SetUpStep = { kind: 'working'; sentence: string } | { kind: 'done' };

/**
 * Takes the sample one step nearer to mid-flight, in the name of the admin who asked for it and by the verbs that
 * everybody uses. Where it stands is read from the release each time, so it goes on after a restart; whatever
 * people do with the release meanwhile ends the set-up.
 */
export async function setUpSample(actor: Actor): Promise<SetUpStep> {
  const feature = await getFeature(actor, SAMPLE_KEY);
  const [first, ...more] = feature.releases;
  if (more.length > 0) return { kind: 'done' };
  if (!first) {
    const made = feature.versions.find(
      (version) => version.prompt_version === SAMPLE_CANDIDATE.prompt_version,
    );
    const candidate = made ?? (await createVersion(AUTHOR, SAMPLE_KEY, SAMPLE_CANDIDATE));
    await createRelease(actor, { ...SAMPLE_RELEASE, candidateVersionId: candidate.id });
    return working('Wrote the rollout note.');
  }
  return advance(actor, await getRelease(actor, first.id));
}

async function advance(actor: Actor, release: ReleaseView): Promise<SetUpStep> {
  const { id, seq, status, stageIndex, gate } = release;
  const move = { seq, reason: SAMPLE_REASON };
  const passes = gate?.kind === 'pass';
  if (status === 'draft') {
    await startRelease(actor, id, { event: 'start', ...move });
    return working('Started the offline check.');
  }
  if (status === 'offline_check' && !release.evidence.some(({ matches }) => matches)) {
    await attachEvidence(actor, id, SAMPLE_COMPARISON_QUERY, new Blob([sampleComparison()]).stream());
    return working('Uploaded the offline comparison.');
  }
  const isUnderWay = status === 'offline_check' || status === 'live';
  if (!isUnderWay || stageIndex === null || stageIndex >= LAST_STAGE) return { kind: 'done' };
  if (!passes) return working(`${release.stages[stageIndex]?.name ?? 'Stage'}: ${gate?.sentence ?? ''}`);
  const after = await promoteRelease(actor, id, { event: 'promote', ...move });
  return working(`Promoted to ${after.stages[stageIndex + 1]?.name ?? 'the next stage'}.`);
}

function working(sentence: string): SetUpStep {
  return { kind: 'working', sentence };
}
