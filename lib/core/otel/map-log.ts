import { mapEvaluation } from './map-evaluation';
import type { MappingContext } from './mapping-context';
import type { Mapped, OtelLog } from './otel-data';
import { findFeature, NO_FEATURE } from './place-span';
import { isEvaluation } from './read-evaluation';

/** What one log record comes to: an outcome for an evaluation, nothing for any other. */
export function mapLog(log: OtelLog, context: MappingContext): Mapped[] {
  if (!isEvaluation(log)) return [];
  const source = `evaluation at span ${log.spanId || 'without id'}`;
  const feature = findFeature(
    [log.attributes],
    context.exposuresOf(log.traceId),
    log.resource,
    context.defaultFeature,
  );
  const reason = log.fault ?? (feature === undefined ? NO_FEATURE : undefined);
  if (reason !== undefined || feature === undefined) {
    return [{ kind: 'fault', source, whole: true, reason: reason ?? NO_FEATURE }];
  }
  const { traceId, spanId } = log;
  return [mapEvaluation({ event: log, feature, traceId, spanId, source, whole: true })];
}
