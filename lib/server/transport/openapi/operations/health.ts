import type { OperationGroup } from '../operation';

export const healthOperations: OperationGroup = {
  name: 'Health',
  about: 'For load balancers and Prometheus.',
  operations: [
    {
      kind: 'hot',
      id: 'getHealth',
      route: 'GET /healthz',
      summary: 'Ask whether the process runs',
      permission: 'public',
      answer: 'HealthView',
      others: {},
    },
    {
      kind: 'hot',
      id: 'getReadiness',
      route: 'GET /readyz',
      summary: 'Ask what works, and what does not',
      permission: 'public',
      answer: 'ReadyView',
      others: {
        503: { what: 'The database does not answer, or flags are not evaluated yet', answer: 'ReadyView' },
      },
    },
    {
      kind: 'hot',
      id: 'getMetrics',
      route: 'GET /metrics',
      summary: 'Get the metrics of this process in the Prometheus text format',
      permission: 'public',
      answer: { 'text/plain': 'text' },
      others: {},
    },
  ],
};
