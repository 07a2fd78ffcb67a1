import { NAMES } from './attribute-names';
import type { Exposure, OtelEvent } from './otel-data';
import { textOf } from './read-attribute';

// The second is what versions of the convention before 1.30 say.
const EVENT_NAMES = ['feature_flag.evaluation', 'feature_flag'];

/** Which variant of which flag was given to whom; null when the event is of something else. */
export function readExposure({ name, attributes }: OtelEvent): Exposure | null {
  if (!EVENT_NAMES.includes(name)) return null;
  const feature = textOf(attributes, ['feature_flag.key']);
  if (feature === undefined) return null;
  const variant = textOf(attributes, NAMES.variant);
  const targetingKey = textOf(attributes, NAMES.exposedTo);
  return {
    feature,
    ...(variant !== undefined && { variant }),
    ...(targetingKey !== undefined && { targetingKey }),
  };
}
