import path from 'node:path';
import { fileURLToPath } from 'node:url';
import protobuf from 'protobufjs';

const FOLDER = fileURLToPath(new URL('./proto', import.meta.url));
const FILES = [
  'opentelemetry/proto/collector/trace/v1/trace_service.proto',
  'opentelemetry/proto/collector/logs/v1/logs_service.proto',
  'opentelemetry/proto/collector/metrics/v1/metrics_service.proto',
  'google/rpc/status.proto',
];

const root = new protobuf.Root();
root.resolvePath = (_, target) => path.join(FOLDER, target);
root.loadSync(FILES);

const type = (name: string) => root.lookupType(name);

/** The official messages, by what they are used for. */
export const MESSAGE_TYPES = {
  traces: {
    request: type('opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest'),
    response: type('opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse'),
  },
  logs: {
    request: type('opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest'),
    response: type('opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse'),
  },
  metrics: {
    response: type('opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse'),
  },
  status: type('google.rpc.Status'),
} as const;
