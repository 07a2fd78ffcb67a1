import type { JsonSchema } from './json-schema';

export type Content = Readonly<Record<string, { schema: JsonSchema }>>;

export interface DocumentedResponse {
  description: string;
  headers?: Readonly<Record<string, { $ref: string }>>;
  content?: Content;
}
