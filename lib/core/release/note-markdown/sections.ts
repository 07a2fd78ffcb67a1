/** The template's sections in its order. `names` are the headings that are taken for it, in lower case. */
export const SECTIONS = [
  { id: 'change', heading: 'Change', names: ['change', 'what changes'] },
  { id: 'expectedGain', heading: 'Expected gain', names: ['expected gain', 'gain'] },
  {
    id: 'primaryRisk',
    heading: 'Primary regression risk',
    names: ['primary regression risk', 'primary risk', 'regression risk', 'risk'],
  },
  { id: 'canaryCohort', heading: 'Canary cohort', names: ['canary cohort', 'canary'] },
  { id: 'expandedCohort', heading: 'Expanded cohort', names: ['expanded cohort', 'limited cohort'] },
  { id: 'metrics', heading: 'Metrics to watch', names: ['metrics to watch', 'metrics'] },
  {
    id: 'triggers',
    heading: 'Rollback trigger(s)',
    names: ['rollback trigger(s)', 'rollback triggers', 'rollback trigger', 'triggers'],
  },
  { id: 'owner', heading: 'Owner', names: ['owner', 'release owner'] },
  {
    id: 'query',
    heading: 'Dashboard / query',
    names: [
      'dashboard / query',
      'dashboard/query',
      'dashboard or query',
      'dashboard',
      'monitoring query',
      'query',
    ],
  },
  { id: 'versions', heading: 'Versions', names: ['versions', 'version labels', 'version label'] },
  { id: 'plan', heading: 'Plan', names: ['plan', 'stages', 'rollout plan'] },
] as const satisfies readonly { id: string; heading: string; names: readonly string[] }[];

export type SectionId = (typeof SECTIONS)[number]['id'];

/** The section that a heading names; null when it names none. Case, a trailing colon and emphasis do not matter. */
export function sectionOf(heading: string): SectionId | null {
  const name = heading.replace(/[*_`]/g, '').replace(/\s+/g, ' ').replace(/:\s*$/, '').trim().toLowerCase();
  return SECTIONS.find(({ names }) => (names as readonly string[]).includes(name))?.id ?? null;
}
