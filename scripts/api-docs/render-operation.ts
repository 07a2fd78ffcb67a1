import type { ApiDocument } from '@/lib/server/transport/openapi/api-document';
import type { DocumentedResponse } from '@/lib/server/transport/openapi/documented-response';
import { SCHEMAS } from '@/lib/server/transport/openapi/json-schema';
import type { Parameter } from '@/lib/server/transport/openapi/query-parameters';
import type { PlacedOperation } from './placed-operation';
import { renderCurl } from './render-curl';
import { renderInParts } from './render-fields';
import { renderType } from './render-type';

type Schemas = ApiDocument['components']['schemas'];

/** What the introduction says once for every route of the console. */
const SAID_ONCE = [400, 401, 403, 404, 413, 500, 503];

export function renderOperation(operation: PlacedOperation, schemas: Schemas): string {
  const { method, path, summary, description, parameters = [], responses } = operation;
  const parts = [
    `### ${method} ${path}`,
    `${summary}.`,
    description,
    parameters.length > 0 && renderParameters(parameters),
    renderBody(operation, schemas),
    renderResponses(responses),
    renderCurl(operation, schemas),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function renderParameters(parameters: readonly Parameter[]): string {
  const rows = parameters.map(({ name, in: place, required, description = '', schema, content, style }) => {
    const type = renderType(schema ?? content?.['application/json']?.schema ?? {});
    const way = content ? ', as JSON' : style ? ', with commas between' : '';
    return `| \`${name}\` | ${place} | ${type}${way} | ${required ? 'yes' : ''} | ${description} |`;
  });
  return ['| parameter | in | type | required | |', '|---|---|---|---|---|', ...rows].join('\n');
}

function renderBody({ requestBody }: PlacedOperation, schemas: Schemas): string {
  if (!requestBody) return '';
  const types = Object.keys(requestBody.content).map((type) => `\`${type}\``);
  const name = requestBody.content['application/json']?.schema.$ref?.slice(SCHEMAS.length);
  const shape = name ? `\n\n${renderInParts(schemas[name] ?? {})}` : '';
  return `Body: ${types.join(' or ')}.${shape}`;
}

function renderResponses(responses: PlacedOperation['responses']): string {
  const rows = Object.entries(responses).flatMap(([status, response]) => {
    const { description, content = {} } = response;
    const isProblem = isOrdinaryProblem(response);
    if (isProblem && SAID_ONCE.includes(Number(status))) return [];
    const types = Object.entries(content).map(([type, { schema }]) => `\`${type}\`: ${renderType(schema)}`);
    return [`| ${status} | ${description} | ${isProblem ? '' : types.join('<br>')} |`];
  });
  return ['| status | | answer |', '|---|---|---|', ...rows].join('\n');
}

function isOrdinaryProblem({ content }: DocumentedResponse): boolean {
  return content?.['application/problem+json']?.schema.$ref === `${SCHEMAS}ProblemView`;
}
