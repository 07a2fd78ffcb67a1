import { z } from 'zod';
import { eventInput, outcomeInput } from '@/lib/schemas/event';
import type { HotOperation, OperationGroup } from '../operation';

const one = z.union([eventInput, outcomeInput]);

const SIGNALS = {
  traces: 'Send spans; those of generations become events',
  logs: 'Send log records; those of generations and evaluations become events and outcomes',
  metrics: 'Send metrics: answered politely, and not kept',
} as const;

const otlp = { 'application/x-protobuf': 'bytes', 'application/json': 'object' } as const;
const otlpStatus = (what: string) => ({ what, answer: otlp });

export const telemetryOperations: OperationGroup = {
  name: 'Telemetry',
  about: 'What happened to the requests that were served: see connect.md.',
  operations: [
    {
      kind: 'hot',
      id: 'sendEvents',
      route: 'POST /api/v1/events',
      summary: 'Send events and outcomes',
      about:
        'A JSON array, one JSON object, or one object a line (NDJSON); gzip is welcome. At most 10,000 events and 10 MB a call. The answer comes after the commit; the same id of the same feature counts once.',
      permission: 'event:ingest',
      input: z.union([one, z.array(one)]),
      body: { 'application/x-ndjson': 'text' },
      answer: 'IngestAnswer',
      others: {
        422: { what: 'Not one event was valid', answer: 'IngestAnswer' },
        400: intake('The body cannot be read'),
        401: intake('No API key that is in force'),
        403: intake('The key lacks the scope ingest'),
        413: intake('Too many events, or too large'),
        415: intake('Another media type or encoding'),
        429: intake('Too much is on its way in: send it again in a moment'),
        503: intake('The database does not answer: send it again, no event counts twice'),
      },
    },
    ...Object.entries(SIGNALS).map(
      ([signal, summary]): HotOperation => ({
        kind: 'hot',
        id: `sendOtlp${signal.charAt(0).toUpperCase()}${signal.slice(1)}`,
        route: `POST /otlp/v1/${signal}`,
        summary,
        about:
          'OTLP over HTTP, protobuf or JSON, gzip is welcome. Bodies are those of the OpenTelemetry Protocol.',
        permission: 'event:ingest',
        headers: { 'X-Sluice-Feature': 'The feature of what names none.' },
        body: otlp,
        answer: otlp,
        others: {
          400: otlpStatus('The body cannot be read'),
          401: otlpStatus('No API key that is in force'),
          403: otlpStatus('The key lacks the scope ingest'),
          413: otlpStatus('Too large'),
          415: otlpStatus('Another media type or encoding'),
          429: otlpStatus('Too much is on its way in: exporters send it again'),
          503: otlpStatus('The database does not answer: exporters send it again'),
        },
      }),
    ),
  ],
};

function intake(what: string) {
  return { what, answer: { 'application/problem+json': 'IntakeProblem' } } as const;
}
