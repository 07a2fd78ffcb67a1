import {
  createFormatter,
  createParser,
  createProgram,
  DEFAULT_CONFIG,
  SchemaGenerator,
} from 'ts-json-schema-generator';
import { InferredTypeParser } from './inferred-type-parser';
import { to2020 } from './to-2020';

const ROOT = 'Views';
const DEFINITIONS = '#/definitions/';
const SCHEMAS = '#/components/schemas/';

/** JSON Schemas of the interfaces that routes answer, by name, as text; made from the declarations themselves. */
export function viewSchemas(root: string): string {
  const config = {
    ...DEFAULT_CONFIG,
    path: `${root}/lib/server/transport/openapi/views.ts`,
    tsconfig: `${root}/tsconfig.json`,
    type: ROOT,
    sortProps: false,
    skipTypeCheck: true,
    encodeRefs: false,
  };
  const program = createProgram(config);
  const parser = createParser(program, config, (chain) =>
    chain.addNodeParser(new InferredTypeParser(program.getTypeChecker())),
  );
  const { definitions = {} } = new SchemaGenerator(
    program,
    parser,
    createFormatter(config),
    config,
  ).createSchema(ROOT);
  const views = Object.entries(definitions)
    .filter(([name]) => name !== ROOT)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const unnamed = views.filter(([name]) => !/^[\w.-]+$/.test(name));
  if (unnamed.length > 0)
    throw new Error(`Give these types a name of their own: ${unnamed.map(([name]) => name).join(', ')}`);
  return `${JSON.stringify(to2020(Object.fromEntries(views)), null, 2).replaceAll(DEFINITIONS, SCHEMAS)}\n`;
}
