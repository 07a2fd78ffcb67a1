import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const API = fileURLToPath(new URL('../../app/api/v1', import.meta.url));
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Every method of every route handler in the tree, as "POST /releases/[id]/transitions". */
export function listRoutes(folder = API): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'route.ts')
    .flatMap((file) => {
      const source = readFileSync(path.join(folder, file), 'utf8');
      const exported = METHODS.filter((method) => exports(source, method));
      if (exported.length === 0) throw new Error(`No method found in ${file}`);
      return exported.map((method) => `${method} /${path.posix.dirname(file)}`);
    })
    .toSorted();
}

function exports(source: string, method: string): boolean {
  const declared = new RegExp(`export (const|let|var|function|async function) ${method}\\b`);
  const named = new RegExp(`export \\{[^}]*\\b${method}\\b[^}]*\\}`);
  return declared.test(source) || named.test(source);
}
