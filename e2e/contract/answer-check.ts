import type { APIResponse } from '@playwright/test';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { ApiDocument, DocumentedOperation } from '../../lib/server/transport/openapi/api-document';

const escaped = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');

/** Holds answers of a server against the document that the same server gives of itself. */
export class AnswerCheck {
  private readonly ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(private readonly document: ApiDocument) {
    this.ajv.addSchema(document, 'api');
  }

  /** Every operation as "GET /api/v1/releases/{id}". */
  operations(): string[] {
    return Object.entries(this.document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
  }

  /** What of the answer is not as the document says, in words; empty when all of it is. */
  async faults(operation: string, answer: APIResponse): Promise<string[]> {
    const status = answer.status();
    const about = `${operation} answered ${status}`;
    const [method = '', path = ''] = operation.split(' ');
    const documented: DocumentedOperation | undefined = this.document.paths[path]?.[method.toLowerCase()];
    if (!documented) return [`${operation} is not in the document`];
    const response = documented.responses[status];
    if (!response) return [`${about}, which the document does not know: ${await answer.text()}`];
    const type = answer.headers()['content-type']?.split(';')[0] ?? '';
    const body = await answer.body();
    if (!response.content) return body.length > 0 ? [`${about} with a body`] : [];
    if (!response.content[type]) return [`${about} with ${type || 'no content type'}`];
    if (!/[/+]json$/.test(type)) return [];
    const pointer = [
      'paths',
      path,
      method.toLowerCase(),
      'responses',
      `${status}`,
      'content',
      type,
      'schema',
    ];
    const validate = this.compile(`api#/${pointer.map(escaped).join('/')}`);
    if (validate(JSON.parse(body.toString()))) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${about}: ${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
    );
  }

  private compile($ref: string): ValidateFunction {
    const known = this.compiled.get($ref);
    if (known) return known;
    const validate = this.ajv.compile({ $ref });
    this.compiled.set($ref, validate);
    return validate;
  }
}
