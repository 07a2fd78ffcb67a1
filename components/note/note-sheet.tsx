import type { Cohort } from '@/lib/core/cohort/cohort-rule';
import { isWholeRule } from '@/lib/core/cohort/is-whole-rule';
import { renderCohort } from '@/lib/core/cohort/render-cohort';
import { isSourceQuery, type MonitoringQuery } from '@/lib/core/monitoring/monitoring-query';
import type { NoteContent, Stage } from '@/lib/core/release/note';
import { renderQuery } from '@/lib/core/release/render-query';
import { renderTrigger } from '@/lib/core/release/render-trigger';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import { METRICS } from '@/lib/core/telemetry/metric';
import type { VersionView } from '@/lib/schemas/feature';

export interface NoteSheetProps {
  note: NoteContent;
  unitName: string;
  ownerName: string | null;
  baseline: VersionView | null;
  candidate: VersionView | null;
}

/** The note to read or to print: the template's sections in its order. */
export function NoteSheet({ note, unitName, ownerName, baseline, candidate }: NoteSheetProps) {
  const cohortOf = (kind: Stage['kind']) => {
    const stage = note.plan.stages.find((one) => one.kind === kind);
    return words(stage?.cohort ?? null, unitName);
  };
  const query = note.monitoringQuery;
  return (
    <div className="flex flex-col gap-5">
      <dl className="flex flex-col">
        <Row name="Change" text={note.change} />
        <Row name="Expected gain" text={note.expectedGain} />
        <Row name="Primary regression risk" text={note.primaryRisk} />
        <Row name="Canary cohort" text={cohortOf('canary')} />
        <Row name="Expanded cohort" text={cohortOf('cohort')} />
        <Row
          name="Metrics to watch"
          text={note.metricsToWatch.map((metric) => METRICS[metric].label).join(', ')}
        />
        <Row
          name="Rollback triggers"
          text={note.triggers.map((trigger) => sentence(renderTrigger(trigger))).join('\n')}
        />
        <Row name="Owner" text={ownerName ?? ''} />
        <Row
          name="Dashboard / query"
          text={[query === null ? '' : queryText(query), note.dashboardUrl].filter(Boolean).join('\n')}
        />
        <Row name="Baseline" text={labels(baseline)} />
        <Row name="Candidate" text={labels(candidate)} />
      </dl>
      <ol className="flex flex-col" aria-label="Plan">
        {stageLines(note, unitName).map(({ name, words: who }) => (
          <li
            key={name}
            className="grid gap-x-4 border-t border-line py-2 sm:grid-cols-[10rem_minmax(0,1fr)]"
          >
            <span className="font-medium">{name}</span>
            <span className="text-mute">{who}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Row({ name, text }: { name: string; text: string }) {
  return (
    <div className="grid gap-x-4 border-t border-line py-2 first:border-0 sm:grid-cols-[10rem_minmax(0,1fr)]">
      <dt className="font-medium">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere] whitespace-pre-wrap">
        {text === '' ? <span className="text-mute">not given yet</span> : text}
      </dd>
    </div>
  );
}

function queryText(query: MonitoringQuery): string {
  return sentence(isSourceQuery(query) ? `${renderQuery(query)}\n${query.query}` : renderQuery(query));
}

function words(cohort: Cohort | null, unitName: string): string {
  if (cohort === null) return '';
  return isWholeRule(cohort.rule) ? renderCohort(cohort, unitName) : 'a condition is not finished';
}

function stageLines({ plan }: NoteContent, unitName: string): { name: string; words: string }[] {
  return plan.stages.map((stage, index) => ({
    name: `Stage ${index}: ${stage.name}`,
    words: stage.kind === 'offline' ? 'No traffic; left with evidence.' : stageWords(stage, unitName),
  }));
}

function stageWords(stage: Stage, unitName: string): string {
  const who = words(stage.cohort, unitName) || 'nobody chosen yet';
  return `${who}; at least ${formatCount(stage.minMinutes)} min and ${formatCount(stage.minRequests)} requests of each arm`;
}

function labels(version: VersionView | null): string {
  if (version === null) return '';
  const { variant, model_version, prompt_version, retrieval_version, policy_version } = version;
  return `${variant}: model ${model_version}, prompt ${prompt_version}, retrieval ${retrieval_version}, policy ${policy_version}`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
