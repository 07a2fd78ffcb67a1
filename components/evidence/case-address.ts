import type { GroupName } from '@/lib/core/evidence/evidence-tally';
import { type CaseFilter, caseFilter } from '@/lib/schemas/evidence';

/** What the page of a comparison shows; it lives in its address. */
export interface CaseView {
  evidence: string | null;
  filter: CaseFilter;
  page: number;
  /** The number of the case that is open. */
  open: number | null;
}

type Params = Readonly<Record<string, string | string[] | undefined>>;

export function caseAddress(releaseId: string, view: Partial<CaseView>): string {
  const params = new URLSearchParams(caseQueryText(view.filter ?? {}));
  if (view.evidence) params.set('evidence', view.evidence);
  if (view.page && view.page > 1) params.set('page', String(view.page));
  if (view.open) params.set('case', String(view.open));
  return `/releases/${releaseId}/offline?${params}#cases`;
}

export function caseQueryText(filter: CaseFilter): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value !== undefined) params.set(name, value);
  return params.toString();
}

/** Reads an address's parameters. What is not understood counts as not given. */
export function readCaseView(params: Params): CaseView {
  const one = (name: string) => (typeof params[name] === 'string' ? params[name] : undefined);
  const count = (name: string) => (/^[1-9]\d{0,6}$/.test(one(name) ?? '') ? Number(one(name)) : null);
  const given = Object.keys(caseFilter.shape).flatMap((name) => {
    const value = one(name);
    return value !== undefined && caseFilter.safeParse({ [name]: value }).success
      ? [[name, value] as const]
      : [];
  });
  const filter = caseFilter.parse(Object.fromEntries(given));
  return { filter, evidence: one('evidence') ?? null, page: count('page') ?? 1, open: count('case') };
}

/** The filter that shows a group's cases. */
export function casesOf(group: GroupName): CaseFilter {
  const { by, ...filter } = group;
  return by === 'all' ? {} : filter;
}
