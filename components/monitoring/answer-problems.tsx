import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { TextLink } from '@/components/ui/text-link';
import { cn } from '@/lib/client/cn';
import { describeProblem } from '@/lib/core/monitoring/describe-problem';
import type { MonitoringAnswer } from '@/lib/core/monitoring/monitoring-answer';
import { lacksData, type MonitoringProblem, mayPass } from '@/lib/core/monitoring/monitoring-problem';
import { formatCount } from '@/lib/core/telemetry/format-metric';

export interface AnswerProblemsProps {
  answer: MonitoringAnswer;
  variants: { baseline: string | null; candidate: string | null };
  /** The candidate has had traffic. */
  isExposed: boolean;
  /** Where the query can be changed; left out where one is changing it. */
  noteHref?: string | undefined;
}

/** What is missing or wrong, each with its way on; then what the source said beside it. */
export function AnswerProblems({ answer, variants, isExposed, noteHref }: AnswerProblemsProps) {
  const { problems, warnings, droppedValues, rowsOutside, otherVersions } = answer;
  const asides = [
    ...warnings.map((warning) => `The source warns: ${warning}`),
    ...(droppedValues > 0 && !problems.some(({ kind }) => kind === 'no_values')
      ? [
          droppedValues === 1
            ? '1 value is no number and counts as no data.'
            : `${formatCount(droppedValues)} values are no numbers and count as no data.`,
        ]
      : []),
    ...(rowsOutside > 0 && !problems.some(({ kind }) => kind === 'outside_window')
      ? [`${formatCount(rowsOutside)} rows lie outside the window and count as no data.`]
      : []),
    ...(otherVersions.length > 0 && !problems.some(({ kind }) => kind === 'other_versions')
      ? [`Other versions in the answer: ${otherVersions.join(', ')}.`]
      : []),
  ];
  if (problems.length === 0 && asides.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2">
      {problems.map((problem) => (
        <ProblemLine
          key={JSON.stringify(problem)}
          problem={problem}
          variants={variants}
          isExposed={isExposed}
          noteHref={noteHref}
        />
      ))}
      {asides.map((aside) => (
        <li key={aside} className="text-sm text-mute [overflow-wrap:anywhere]">
          {aside}
        </li>
      ))}
    </ul>
  );
}

function ProblemLine({
  problem,
  variants,
  isExposed,
  noteHref,
}: Omit<AnswerProblemsProps, 'answer'> & { problem: MonitoringProblem }) {
  const named = (variant: string | null) => (variant === null ? null : { variant });
  const names = { baseline: named(variants.baseline), candidate: named(variants.candidate) };
  const { title, wayOn, place } = describeProblem(problem, names, isExposed);
  const awaitsTraffic = place === 'traffic' || place === 'connect';
  const passes = lacksData(problem) || mayPass(problem);
  const Icon = awaitsTraffic ? Info : passes ? TriangleAlert : CircleAlert;
  return (
    <li className="flex items-start gap-2" data-problem={problem.kind}>
      <Icon
        aria-hidden
        className={cn(
          'mt-0.5 size-3.5 shrink-0',
          awaitsTraffic ? 'text-mute' : passes ? 'text-warn' : 'text-fail',
        )}
      />
      <div className="min-w-0">
        <p className="font-medium [overflow-wrap:anywhere]">{title}</p>
        <p className="text-mute">
          {wayOn} {place === 'source' ? <TextLink href="/settings/sources">Metric sources</TextLink> : null}
          {problem.kind === 'not_measured' ? (
            <TextLink href={`/features/${encodeURIComponent(problem.feature)}#connect`}>Connect</TextLink>
          ) : null}
          {place === 'query' && noteHref ? <TextLink href={noteHref}>The query in the note</TextLink> : null}
        </p>
      </div>
    </li>
  );
}
