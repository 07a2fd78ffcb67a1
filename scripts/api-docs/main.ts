// npm run docs:api: the schemas of the answers from their interfaces, then docs/api.md from the API's document.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { viewSchemas } from './view-schemas';

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

writeFileSync(`${ROOT}/lib/server/transport/openapi/generated/view-schemas.json`, viewSchemas(ROOT));
// Only now, since the document reads that file.
const { apiDocument } = await import('@/lib/server/transport/openapi/api-document');
const { renderReference } = await import('./render-reference');
writeFileSync(`${ROOT}/docs/api.md`, renderReference(apiDocument()));
