import type { RoutedFeature, RoutedVersion, RoutingDecision } from '@/lib/core/routing/routing-snapshot';
import type { OfrepEvaluation } from '@/lib/schemas/ofrep';
import type { Counters } from './counters';

/** An answer ready to be sent: the JSON text, its bytes, and the counter of how often it was given. */
export interface PreparedAnswer {
  text: string;
  bytes: Buffer;
  counter: { value: number };
}

/**
 * There are few different answers of a feature, so each is written out once. Features are new objects in each
 * snapshot, so answers go with the snapshot that they belong to.
 */
export class OfrepAnswers {
  private readonly prepared = new WeakMap<RoutedFeature, Map<string, PreparedAnswer>>();

  constructor(private readonly counters: Counters) {}

  of(feature: RoutedFeature, decision: RoutingDecision): PreparedAnswer {
    let answers = this.prepared.get(feature);
    if (!answers) {
      answers = new Map();
      this.prepared.set(feature, answers);
    }
    const id = `${decision.reason} ${decision.arm}`;
    let answer = answers.get(id);
    if (!answer) {
      answer = this.prepare(feature, decision);
      answers.set(id, answer);
    }
    return answer;
  }

  private prepare(feature: RoutedFeature, decision: RoutingDecision): PreparedAnswer {
    const text = JSON.stringify(ofrepAnswer(feature, decision));
    const variant = decision.version?.variant ?? 'none';
    const counter = this.counters.counter('sluice_evaluations_total', { feature: feature.key, variant });
    return { text, bytes: Buffer.from(text), counter };
  }
}

/**
 * OFREP's success. `value` is the version's config with its labels; without a live version there is none, which tells
 * the client to use its own default. Metadata is flat, as OFREP wants it.
 */
function ofrepAnswer(feature: RoutedFeature, { version, arm, reason }: RoutingDecision): OfrepEvaluation {
  if (!version) return { key: feature.key, reason, metadata: { feature: feature.key } };
  const labels = labelsOf(version);
  const { release } = feature;
  return {
    key: feature.key,
    value: { config: version.config, ...labels },
    reason,
    variant: version.variant,
    metadata: {
      ...labels,
      feature: feature.key,
      ...(arm && { arm }),
      ...(release && { release: release.id, stage: release.stageName }),
    },
  };
}

function labelsOf({ model_version, prompt_version, retrieval_version, policy_version }: RoutedVersion) {
  return { model_version, prompt_version, retrieval_version, policy_version };
}
