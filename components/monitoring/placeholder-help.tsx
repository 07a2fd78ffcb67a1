import { ChevronRight } from 'lucide-react';
import type { SourceKind } from '@/lib/core/monitoring/monitoring-query';

const VERSIONS =
  '{{version}}, {{model_version}}, {{prompt_version}}, {{retrieval_version}}, {{policy_version}}';

/** What a query may say, by the language it is written in. */
export function PlaceholderHelp({ kind }: { kind: SourceKind }) {
  const rows =
    kind === 'prometheus'
      ? [
          [
            VERSIONS,
            'The version that is asked about, as the value of a label matcher. The query then runs once for each version.',
          ],
          ['{{feature}}', 'The key of the feature, as the value of a label matcher.'],
          ['{{step}}, {{window}}', 'Lengths, as in rate(requests_total[{{step}}]).'],
          ['{{from}}, {{to}}', 'The ends of the window in seconds since 1970.'],
        ]
      : [
          [
            VERSIONS,
            'The version that is asked about, as a parameter. The query then runs once for each version.',
          ],
          ['{{feature}}', 'The key of the feature, as a parameter.'],
          ['{{from}}, {{to}}', 'The ends of the window, as times.'],
          ['{{step}}, {{window}}', 'Lengths in seconds.'],
        ];
  const columns =
    kind === 'prometheus'
      ? 'A query without a version must give each series one of these labels: version, model_version, prompt_version, retrieval_version, policy_version.'
      : `Columns of the answer: value, a number; time, ${kind === 'postgres' ? 'a time or seconds since 1970' : 'seconds since 1970'}, for a series; n, how many observations, if known; and version or one of the labels when the query names none.`;
  return (
    <details className="group text-sm">
      <summary className="inline-flex list-none items-center gap-1 rounded-control text-mute hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 transition-transform group-open:rotate-90" />
        What the query may say
      </summary>
      <dl className="mt-2 grid gap-x-4 gap-y-1.5 sm:grid-cols-[minmax(0,15rem)_minmax(0,1fr)]">
        {rows.map(([names, meaning]) => (
          <div key={names} className="contents">
            <dt className="code [overflow-wrap:anywhere]">{names}</dt>
            <dd className="text-mute">{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-mute">{columns}</p>
    </details>
  );
}
