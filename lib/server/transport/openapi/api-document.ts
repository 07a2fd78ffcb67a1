import type { Content, DocumentedResponse } from './documented-response';
import viewSchemas from './generated/view-schemas.json';
import { inputName, inputSchemas } from './input-schemas';
import { type JsonSchema, SCHEMAS } from './json-schema';
import type { Operation } from './operation';
import { OPERATION_GROUPS, OPERATIONS } from './operations';
import { type Parameter, queryParameters } from './query-parameters';
import { contentOf, responsesOf } from './responses';
import { securityOf, whoMay } from './who-may';

export interface DocumentedOperation {
  operationId: string;
  tags: readonly string[];
  summary: string;
  description: string;
  'x-permission': Operation['permission'];
  security: readonly Readonly<Record<string, readonly string[]>>[];
  parameters?: readonly Parameter[];
  requestBody?: { required: boolean; content: Content };
  responses: Readonly<Record<string, DocumentedResponse>>;
}

export type ApiDocument = ReturnType<typeof apiDocument>;

/** The whole API as OpenAPI 3.1. */
export function apiDocument() {
  const paths: Record<string, Record<string, DocumentedOperation>> = {};
  for (const operation of OPERATIONS) {
    const { method, path } = placeOf(operation);
    paths[path] = { ...paths[path], [method]: describe(operation, path) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sluice',
      version: '1',
      summary: 'Staged rollouts of AI changes',
      description:
        'Errors are problem+json (RFC 9457): `code` is of a closed list, `detail` is for people, `issues` names each fault by its field. Times are ISO 8601, shares are fractions of 1, lengths of time have their unit in the name.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: OPERATION_GROUPS.map(({ name, about }) => ({ name, description: about })),
    paths,
    components: {
      securitySchemes: SECURITY_SCHEMES,
      headers: HEADERS,
      schemas: allSchemas(),
    },
  };
}

/** A console route's folder as a path: "PATCH /users/[id]" is patch of /api/v1/users/{id}. */
export function placeOf({ kind, route }: Operation): { method: string; path: string } {
  const [method = '', path = ''] = route.split(' ');
  const full = kind === 'hot' ? path : `/api/v1${path.replaceAll('[', '{').replaceAll(']', '}')}`;
  return { method: method.toLowerCase(), path: full };
}

function describe(operation: Operation, path: string): DocumentedOperation {
  const { id, summary, about, permission } = operation;
  const parameters = parametersOf(operation, path);
  const content = bodyOf(operation);
  const group = OPERATION_GROUPS.find(({ operations }) => operations.includes(operation));
  return {
    operationId: id,
    tags: group ? [group.name] : [],
    summary,
    description: [about, `Who may: ${whoMay(permission)}`].filter(Boolean).join('\n\n'),
    'x-permission': permission,
    security: securityOf(permission),
    ...(parameters.length > 0 && { parameters }),
    ...(content && { requestBody: { required: true, content } }),
    responses: responsesOf(operation),
  };
}

function parametersOf(operation: Operation, path: string): Parameter[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']): Parameter => {
    return { name, in: 'path', required: true, schema: { type: 'string' } };
  });
  const told = operation.kind === 'hot' ? (operation.headers ?? {}) : operation.idempotent ? IDEMPOTENCY : {};
  const headers = Object.entries(told).map(([name, description]): Parameter => {
    return { name, in: 'header', required: false, description, schema: { type: 'string', maxLength: 200 } };
  });
  return [...inPath, ...(operation.query ? queryParameters(operation.query) : []), ...headers];
}

function bodyOf(operation: Operation): Content | null {
  const raw = operation.kind === 'hot' ? operation.body : operation.upload;
  const { input } = operation;
  if (!raw && !input) return null;
  return {
    ...(input && { 'application/json': { schema: { $ref: `${SCHEMAS}${inputName(input)}` } } }),
    ...(raw && contentOf(raw)),
  };
}

function allSchemas(): Readonly<Record<string, JsonSchema>> {
  const inputs = inputSchemas();
  const twice = Object.keys(inputs).filter((name) => name in viewSchemas);
  if (twice.length > 0) throw new Error(`Both an input and an answer are called ${twice.join(', ')}.`);
  // The cast: the file is written by the generator as JSON Schema; TypeScript knows each of its values alone.
  return { ...inputs, ...(viewSchemas as Readonly<Record<string, JsonSchema>>) };
}

const IDEMPOTENCY = {
  'Idempotency-Key':
    'The same key with the same request gets the first answer again, refusals by the state included. A key that was used with another request answers 422.',
};

const SECURITY_SCHEMES = {
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key. X-API-Key takes it, too.',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'next-auth.session-token',
    description: 'The session of a person; over https its name begins with __Secure-.',
  },
};

const text = { schema: { type: 'string' } };

const HEADERS = {
  RequestId: { description: 'Names this request in the log.', ...text },
  RetryAfter: { description: 'Seconds until the next try.', ...text },
  IdempotencyReplayed: { description: '`true` when this is the first answer again.', ...text },
};
