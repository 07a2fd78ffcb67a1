import type { ReactNode } from 'react';
import type { Cohort } from '@/lib/core/cohort/cohort-rule';
import { isWholeRule } from '@/lib/core/cohort/is-whole-rule';
import { renderCohort } from '@/lib/core/cohort/render-cohort';
import { isSourceQuery, type MonitoringQuery } from '@/lib/core/monitoring/monitoring-query';
import type { NoteContent, Stage } from '@/lib/core/release/note';
import { renderQuery } from '@/lib/core/release/render-query';
import { renderTrigger } from '@/lib/core/release/render-trigger';
import { renderWatched } from '@/lib/core/release/render-watched';
import type { VersionView } from '@/lib/schemas/feature';
import { PlanTable } from './plan-table';
import { VersionTable } from './version-table';

export interface NoteSheetProps {
  note: NoteContent;
  unitName: string;
  ownerName: string | null;
  baseline: VersionView | null;
  candidate: VersionView | null;
}

/** The note to read or to print: the template's sections in its order, lists as lists and the plan as a table. */
export function NoteSheet({ note, unitName, ownerName, baseline, candidate }: NoteSheetProps) {
  const cohortOf = (kind: Stage['kind']) => {
    const stage = note.plan.stages.find((one) => one.kind === kind);
    return words(stage?.cohort ?? null, unitName);
  };
  const query = note.monitoringQuery;
  return (
    <div className="flex flex-col gap-5">
      <dl className="flex flex-col">
        <Row name="Change">{note.change}</Row>
        <Row name="Expected gain">{note.expectedGain}</Row>
        <Row name="Primary regression risk">{note.primaryRisk}</Row>
        <Row name="Canary cohort">{cohortOf('canary')}</Row>
        <Row name="Expanded cohort">{cohortOf('cohort')}</Row>
        <Row name="Metrics to watch">
          {note.metricsToWatch.map((metric) => renderWatched(metric, note.tolerances)).join(', ')}
        </Row>
        <Row name="Rollback triggers">
          {note.triggers.length > 0 ? (
            <ul className="flex flex-col gap-0.5">
              {note.triggers.map((trigger) => (
                <li key={trigger.id}>{sentence(renderTrigger(trigger))}</li>
              ))}
            </ul>
          ) : null}
        </Row>
        <Row name="Owner">{ownerName}</Row>
        <Row name="Dashboard / query">
          {query === null && note.dashboardUrl === '' ? null : (
            <QueryLines query={query} dashboardUrl={note.dashboardUrl} />
          )}
        </Row>
        <Row name="Versions">
          {baseline || candidate ? <VersionTable baseline={baseline} candidate={candidate} /> : null}
        </Row>
      </dl>
      <PlanTable stages={note.plan.stages} cohortWords={(cohort) => words(cohort, unitName)} />
    </div>
  );
}

function QueryLines({ query, dashboardUrl }: { query: MonitoringQuery | null; dashboardUrl: string }) {
  return (
    <>
      {query ? <p>{sentence(renderQuery(query))}</p> : null}
      {query && isSourceQuery(query) ? <pre className="code whitespace-pre-wrap">{query.query}</pre> : null}
      {dashboardUrl ? (
        <a
          href={dashboardUrl}
          rel="noreferrer"
          target="_blank"
          className="underline decoration-line-strong/60 underline-offset-2"
        >
          {dashboardUrl}
        </a>
      ) : null}
    </>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid break-inside-avoid gap-x-4 border-t border-line py-2 first:border-0 print:py-1 sm:grid-cols-[10rem_minmax(0,1fr)] print:grid-cols-[10rem_minmax(0,1fr)]">
      <dt className="font-medium">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere] whitespace-pre-wrap">
        {children || <span className="text-mute">not given yet</span>}
      </dd>
    </div>
  );
}

function words(cohort: Cohort | null, unitName: string): string {
  if (cohort === null) return '';
  return isWholeRule(cohort.rule) ? renderCohort(cohort, unitName) : 'a condition is not finished';
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
