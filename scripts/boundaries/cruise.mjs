// The import graph and what in it breaks a rule. Run twice: with the imports of types, and, for what a browser
// loads, without them.
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { options, rules } from '../../.dependency-cruiser.mjs';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
export const FIXTURE = 'scripts/boundaries/fixture/';
const AT_RUN_TIME = ['browser-never-reaches-server'];

async function graph(places, forbidden, tsPreCompilationDeps, exclude) {
  const { doNotFollow, tsConfig, enhancedResolveOptions, moduleSystems } = options;
  const answer = await cruise(
    places,
    {
      ruleSet: { forbidden },
      validate: true,
      doNotFollow,
      moduleSystems,
      tsConfig,
      tsPreCompilationDeps,
      baseDir: ROOT,
      ...(exclude && { exclude }),
    },
    enhancedResolveOptions,
    { tsConfig: extractTSConfig(`${ROOT}/${tsConfig.fileName}`) },
  );
  return answer.output;
}

/** @returns {Promise<{ modules: object[], violations: { rule: string, from: string, to: string, via: string[] }[] }>} */
export async function inspect(places, base = '') {
  const exclude = base === '' ? { path: `^${FIXTURE}` } : undefined;
  const all = rules(base);
  const later = (rule) => AT_RUN_TIME.includes(rule.name);
  const written = await graph(
    places,
    all.filter((r) => !later(r)),
    'specify',
    exclude,
  );
  const loaded = await graph(places, all.filter(later), false, exclude);
  const violations = [written, loaded].flatMap(({ summary }) =>
    summary.violations.map(({ rule, from, to, cycle, via }) => ({
      rule: rule.name,
      from,
      to,
      via: (cycle ?? via ?? []).map((step) => step.name ?? step),
    })),
  );
  return { modules: written.modules, violations };
}
