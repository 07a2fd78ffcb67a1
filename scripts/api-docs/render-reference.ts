import type { ApiDocument } from '@/lib/server/transport/openapi/api-document';
import type { PlacedOperation } from './placed-operation';
import { renderInParts } from './render-fields';
import { renderOperation } from './render-operation';

/** The API reference in Markdown: by noun, then the shapes that are named there. */
export function renderReference(document: ApiDocument): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): PlacedOperation => {
      return { ...operation, method: method.toUpperCase(), path };
    }),
  );
  const { schemas } = document.components;
  const groups = document.tags.map(({ name, description }) => {
    const own = operations.filter(({ tags }) => tags.includes(name));
    const sections = own.map((operation) => renderOperation(operation, schemas));
    return `## ${name}\n\n${description}\n\n${sections.join('\n')}`;
  });
  const body = groups.join('\n');
  const shapes = renderShapes(document, body);
  return [INTRODUCTION, contents(document, operations), body, `## Shapes\n\n${shapes}`].join('\n');
}

/** Those that something links to; an input that one route alone takes is written out there. */
function renderShapes({ components: { schemas } }: ApiDocument, body: string): string {
  const written = Object.entries(schemas).map(([name, schema]) => ({
    name,
    text: `### ${name}\n\n${renderInParts(schema)}\n`,
  }));
  const isLinked = ({ name }: { name: string }) =>
    [body, ...written.map(({ text }) => text)].some((text) => text.includes(`(#${name.toLowerCase()})`)) ||
    name === PROBLEM;
  return written
    .filter(isLinked)
    .map(({ text }) => text)
    .join('\n');
}

function contents(document: ApiDocument, operations: readonly PlacedOperation[]): string {
  const rows = document.tags.flatMap(({ name }) =>
    operations
      .filter(({ tags }) => tags.includes(name))
      .map(
        ({ method, path, summary }) =>
          `| [${method} ${path}](#${anchor(`${method} ${path}`)}) | ${summary} |`,
      ),
  );
  return ['| route | |', '|---|---|', ...rows, ''].join('\n');
}

/** As GitHub makes it of a heading. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-');
}

const PROBLEM = 'ProblemView';

const INTRODUCTION = `# API reference

<!-- nothing here is run: the contract tests call every route of a running server -->

Made from the OpenAPI 3.1 document that every installation serves at \`/api/v1/openapi.json\`, by \`npm run docs:api\`.

- **Who asks.** Machines send an API key (Settings, API keys): \`Authorization: Bearer slc_…\`, or \`X-API-Key\`. People have
  the session cookie of the console; a write by cookie must come from its own pages.
- **Moves** take \`Idempotency-Key\`: the same key with the same request gets the first answer again. \`seq\` is the state that
  you have seen; when it has moved on, the answer is 409 \`stale_state\` with the present one.
- Times are ISO 8601, shares are fractions of 1, lengths of time have their unit in the name.

**Errors** are problem+json (RFC 9457, [${PROBLEM}](#${PROBLEM.toLowerCase()})): \`code\` is of a closed list, \`detail\` is a sentence for people, \`issues\`
names each fault by its field. A field that is not known is refused by its name. What follows is not said again with each route:

| status | code | |
|---|---|---|
| 400 | \`invalid_input\` | The body is not JSON |
| 401 | \`unauthenticated\` | No session, and no API key that is in force |
| 403 | \`forbidden\` | Who asks may not do this |
| 404 | \`not_found\` | What the path names is not there |
| 413 | \`too_large\` | The body is larger than 1 MB |
| 500 | \`internal\` | A fault of the server; the log has more under \`reference\` |
| 503 | \`unavailable\` | The database does not answer; \`Retry-After\` says when to try again |

In the examples \`$SLUICE_URL\` is the address and \`$SLUICE_KEY\` an API key with the scope.
`;
