import type { Content, DocumentedResponse } from './documented-response';
import { type JsonSchema, SCHEMAS } from './json-schema';
import type { Answer, Operation, Shape } from './operation';
import { problemResponses } from './problem-responses';

const UNNAMED: Readonly<Record<string, JsonSchema>> = {
  text: { type: 'string' },
  object: { type: 'object' },
  // Of media types that are not text OpenAPI 3.1 says nothing more.
  bytes: {},
};

export function responsesOf(operation: Operation): Readonly<Record<number, DocumentedResponse>> {
  if (operation.kind === 'hot') {
    const others = Object.entries(operation.others).map(([status, { what, answer }]) => [
      status,
      responseOf(what, answer),
    ]);
    return Object.fromEntries([[200, responseOf('Done', operation.answer)], ...others]);
  }
  const status = operation.answer === null ? 204 : (operation.status ?? 200);
  const headers = {
    'X-Request-Id': { $ref: '#/components/headers/RequestId' },
    ...(operation.idempotent && {
      'Idempotency-Replayed': { $ref: '#/components/headers/IdempotencyReplayed' },
    }),
  };
  const done = { ...responseOf(status === 201 ? 'Made' : 'Done', operation.answer), headers };
  // An upload that was there already is answered as it is.
  const again =
    operation.upload && status === 201 ? { 200: { ...done, description: 'It was there already' } } : {};
  return { ...again, [status]: done, ...problemResponses(operation) };
}

export function contentOf(shapes: Readonly<Record<string, Shape>>): Content {
  return Object.fromEntries(
    Object.entries(shapes).map(([type, shape]) => [type, { schema: schemaOf(shape) }]),
  );
}

function responseOf(description: string, answer: Answer): DocumentedResponse {
  if (answer === null) return { description };
  return {
    description,
    content: contentOf(typeof answer === 'string' ? { 'application/json': answer } : answer),
  };
}

function schemaOf(shape: Shape): JsonSchema {
  const unnamed = UNNAMED[shape];
  if (unnamed) return unnamed;
  if (shape.endsWith('[]')) return { type: 'array', items: { $ref: `${SCHEMAS}${shape.slice(0, -2)}` } };
  return { $ref: `${SCHEMAS}${shape}` };
}
