import { createSourceInput, updateSourceInput } from '@/lib/schemas/metric-source';
import { monitoringTrialInput } from '@/lib/schemas/monitoring';
import type { OperationGroup } from '../operation';

export const monitoringOperations: OperationGroup = {
  name: 'Monitoring',
  about: 'The query a release is watched by, and the metric sources it may ask: see monitoring-queries.md.',
  operations: [
    {
      id: 'getMonitoring',
      route: 'GET /releases/[id]/monitoring',
      summary: 'Get what the monitoring query answered last',
      permission: 'release:read',
      answer: 'MonitoringView',
    },
    {
      id: 'askMonitoring',
      route: 'POST /releases/[id]/monitoring',
      summary: 'Ask the monitoring query again now',
      permission: 'note:write',
      answer: 'MonitoringView',
      refuses: ['conflict'],
    },
    {
      id: 'tryQuery',
      route: 'POST /releases/[id]/monitoring-trials',
      summary: 'Try a query that is being written; nothing is stored',
      permission: 'note:write',
      input: monitoringTrialInput,
      answer: 'GivenAnswerView',
    },
    {
      id: 'listSources',
      route: 'GET /metric-sources',
      summary: 'List the metric sources, without their secrets',
      permission: 'source:read',
      answer: 'MetricSourceView[]',
    },
    {
      id: 'createSource',
      route: 'POST /metric-sources',
      summary: 'Add a metric source',
      permission: 'source:manage',
      input: createSourceInput,
      answer: 'MetricSourceView',
      status: 201,
      refuses: ['conflict'],
    },
    {
      id: 'updateSource',
      route: 'PATCH /metric-sources/[id]',
      summary: 'Change, archive or restore a metric source',
      permission: 'source:manage',
      input: updateSourceInput,
      answer: 'MetricSourceView',
      refuses: ['conflict'],
    },
    {
      id: 'testSource',
      route: 'POST /metric-sources/[id]/test',
      summary: 'Test whether a metric source answers',
      permission: 'source:manage',
      answer: 'SourceTest',
    },
  ],
};
