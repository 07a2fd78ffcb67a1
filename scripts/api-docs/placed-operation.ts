import type { DocumentedOperation } from '@/lib/server/transport/openapi/api-document';

export interface PlacedOperation extends DocumentedOperation {
  method: string;
  path: string;
}
