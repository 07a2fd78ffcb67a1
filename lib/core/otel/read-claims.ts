import type { RoutedVersion } from '../routing/routing-snapshot';
import { NAMES, PLAIN_LABELS } from './attribute-names';
import type { OtelAttributes, OtelSpan } from './otel-data';
import { textOf } from './read-attribute';
import type { Claim } from './settle-claim';

/** The labels by their own names, and the variant where it is of this feature. */
export function plainClaim(attributes: OtelAttributes, feature: string): Claim {
  const flag = textOf(attributes, NAMES.feature);
  const variant = flag === undefined || flag === feature ? textOf(attributes, NAMES.variant) : undefined;
  const labels = PLAIN_LABELS.flatMap((label) => {
    const value = textOf(attributes, [label, `sluice.${label}`]);
    return value === undefined ? [] : [[label, value] as const];
  });
  return { ...Object.fromEntries(labels), ...(variant !== undefined && { variant }) };
}

/** What the conventions tell of model and prompt: of the two names of the model, the one that a version is labelled with. */
export function conventionClaim(
  { attributes, resource }: OtelSpan,
  versions: readonly RoutedVersion[],
): Claim {
  const models = modelNames(attributes);
  const model =
    models.find((name) => versions.some((version) => version.model_version === name)) ?? models.at(-1);
  const prompt = textOf(attributes, NAMES.promptVersion) ?? textOf(resource, NAMES.promptVersion);
  return {
    ...(model !== undefined && { model_version: model }),
    ...(prompt !== undefined && { prompt_version: prompt }),
  };
}

/** The model that answered, then the one that was asked for. */
export function modelNames(attributes: OtelAttributes): string[] {
  return [textOf(attributes, NAMES.responseModel), textOf(attributes, NAMES.requestModel)].filter(
    (name) => name !== undefined,
  );
}
