import type { Operation, OperationGroup } from './operation';
import { auditOperations } from './operations/audit';
import { evaluationOperations } from './operations/evaluation';
import { evidenceOperations } from './operations/evidence';
import { featureOperations } from './operations/features';
import { healthOperations } from './operations/health';
import { monitoringOperations } from './operations/monitoring';
import { noteOperations } from './operations/notes';
import { notificationOperations } from './operations/notifications';
import { peopleOperations } from './operations/people';
import { releaseOperations } from './operations/releases';
import { reviewOperations } from './operations/reviews';
import { settingsOperations } from './operations/settings';
import { telemetryOperations } from './operations/telemetry';

/** In the order in which one meets them. */
export const OPERATION_GROUPS: readonly OperationGroup[] = [
  featureOperations,
  releaseOperations,
  noteOperations,
  evidenceOperations,
  monitoringOperations,
  reviewOperations,
  evaluationOperations,
  telemetryOperations,
  auditOperations,
  notificationOperations,
  peopleOperations,
  settingsOperations,
  healthOperations,
];

export const OPERATIONS: readonly Operation[] = OPERATION_GROUPS.flatMap(({ operations }) => operations);
