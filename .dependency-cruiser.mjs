// The laws of who may import whom (see CONTRIBUTING.md). scripts/boundaries/prove.mjs shows that each can fail.

const TEST = String.raw`\.test\.tsx?$`;

/** @param {string} base a folder in front of every path: '' for the project, the fixture's for the proof */
export function rules(base = '') {
  const at = (pattern) => `^${base}${pattern}`;
  return [
    {
      name: 'core-is-pure',
      comment: 'lib/core imports only lib/core: no package, no node builtin, nothing that does IO.',
      severity: 'error',
      from: { path: at('lib/core/'), pathNot: TEST },
      to: { pathNot: at('lib/core/') },
    },
    {
      name: 'stats-stand-alone',
      comment: 'lib/core/stats imports only itself: a statistic knows numbers, not what they are of.',
      severity: 'error',
      from: { path: at('lib/core/stats/'), pathNot: TEST },
      to: { pathNot: at('lib/core/stats/') },
    },
    {
      name: 'schemas-know-only-core',
      comment: 'lib/schemas imports lib/core, lib/schemas and zod.',
      severity: 'error',
      from: { path: at('lib/schemas/'), pathNot: TEST },
      to: { pathNot: [at('lib/(core|schemas)/'), '(^|/)node_modules/zod/'] },
    },
    {
      name: 'prisma-stays-in-db',
      comment:
        'Only lib/server/db imports the generated client; everyone else calls what lib/server/db exports.',
      severity: 'error',
      from: { pathNot: at('lib/server/db/') },
      to: { path: [at('lib/server/db/generated/'), '(^|/)node_modules/@prisma/client/'] },
    },
    {
      name: 'browser-never-reaches-server',
      comment: 'components and lib/client must not reach lib/server, not even through a chain. Types may.',
      severity: 'error',
      from: { path: at('(components|lib/client)/'), pathNot: TEST },
      // Types are left out by the way this rule is run (scripts/boundaries/cruise.mjs).
      to: { path: at('lib/server/'), reachable: true },
    },
    {
      name: 'pages-do-not-touch-db',
      comment: 'From lib/server, app imports services and transport only; the sign-in route may import auth.',
      severity: 'error',
      from: { path: at('app/'), pathNot: [TEST, at('app/api/auth/')] },
      to: { path: at('lib/server/'), pathNot: at('lib/server/(services|transport)/') },
    },
    {
      name: 'sign-in-touches-auth-only',
      comment: 'The sign-in route imports lib/server/auth, services and transport.',
      severity: 'error',
      from: { path: at('app/api/auth/'), pathNot: TEST },
      to: { path: at('lib/server/'), pathNot: at('lib/server/(services|transport|auth)/') },
    },
    {
      name: 'no-deep-service-internals',
      comment: 'internal.ts of a service noun belongs to that noun; others use its verbs.',
      severity: 'error',
      from: { path: at('(?:lib/server/services/([^/]+)/|.)') },
      to: { path: at('lib/server/services/[^/]+/internal[^/]*$'), pathNot: at('lib/server/services/$1/') },
    },
    {
      name: 'tests-only-from-tests',
      comment: 'lib/testing is for tests and e2e.',
      severity: 'error',
      from: { pathNot: [at('lib/testing/'), at('e2e/'), String.raw`\.test\.tsx?$`] },
      to: { path: at('lib/testing/') },
    },
    {
      name: 'nothing-imports-app',
      comment: 'app is the outermost layer.',
      severity: 'error',
      from: { pathNot: at('app/') },
      to: { path: at('app/') },
    },
    {
      name: 'no-cycles',
      comment: 'A cycle has no lower layer: move what both need below them.',
      severity: 'error',
      from: { path: at('') },
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A module that nothing uses and that uses nothing is dead, or forgotten.',
      severity: 'error',
      from: {
        orphan: true,
        path: at('(app|components|lib|e2e)/'),
        // What Next finds by its name, and what is made by a tool.
        pathNot: [TEST, String.raw`\.d\.ts$`, at('app/'), at('lib/server/db/generated/'), at('lib/testing/')],
      },
      to: {},
    },
  ];
}

export const options = {
  doNotFollow: { path: 'node_modules|^lib/server/db/generated/' },
  tsConfig: { fileName: 'tsconfig.json' },
  tsPreCompilationDeps: 'specify',
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'require', 'node', 'default', 'types'],
    extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.json'],
  },
  moduleSystems: ['es6', 'cjs'],
};

export default { forbidden: rules(), options };
