import { formatCount } from '../telemetry/format-metric';
import { METRICS } from '../telemetry/metric';
import type { MonitoringProblem } from './monitoring-problem';
import { VERSION_LABELS } from './placeholders';
import { ARMS, type Arm, type QueriedVersion } from './query-scope';

/** A problem in words, with the way on. `place`: where the way on is walked. */
export interface DescribedProblem {
  title: string;
  wayOn: string;
  place: 'query' | 'source' | 'traffic' | 'connect';
}

type Names = Readonly<Record<Arm, Pick<QueriedVersion, 'variant'> | null>>;

/** Never throws. Messages of a source are given as it wrote them. `isExposed`: the candidate has had traffic. */
export function describeProblem(
  problem: MonitoringProblem,
  names: Names,
  isExposed = false,
): DescribedProblem {
  const name = (arm: Arm) => `the ${arm}${names[arm] ? ` ${names[arm].variant}` : ''}`;
  switch (problem.kind) {
    case 'no_rows':
      return inQuery(
        'The query returned no rows.',
        'Widen the window, or look whether the names and conditions in it match what is recorded.',
      );
    case 'no_values': {
      const { rows } = problem;
      const title =
        rows === 1
          ? '1 row came back, and its value is no number: NULL or NaN.'
          : `${formatCount(rows)} rows came back, and none of their values is a number: NULL or NaN.`;
      return inQuery(title, 'Widen the window, or look whether its conditions match what is recorded.');
    }
    case 'not_measured':
      return notMeasured(problem, names);
    case 'one_version_only': {
      const lacking = problem.has === 'baseline' ? 'candidate' : 'baseline';
      const wayOn =
        lacking === 'candidate'
          ? isExposed
            ? 'Look whether the candidate has traffic in the window, and whether that is recorded under its name.'
            : 'That is enough to start the canary. It must answer once the candidate has traffic.'
          : 'A comparison needs both. Look whether the baseline is recorded under the same name.';
      return {
        title: `It answers for ${name(problem.has)} only: nothing for ${name(lacking)}.`,
        wayOn,
        place: lacking === 'candidate' ? 'traffic' : 'query',
      };
    }
    case 'other_versions':
      return inQuery(
        `Rows came back, but none of ${name('baseline')} or ${name('candidate')}. They name ${listed(problem.seen)}.`,
        'The version column must hold what Sluice calls the version, or one of its labels.',
      );
    case 'outside_window':
      return inQuery(
        'Rows came back, but their times lie outside the window.',
        'Keep to {{from}} and {{to}}, and return time as a time or in seconds since 1970, not in milliseconds.',
      );
    case 'not_segmented':
      return notSegmented(problem);
    case 'ambiguous':
      return inQuery(
        `More than one value came back for ${name(problem.arm)} at one time.`,
        'Aggregate to one value for each version and time, as in sum by (version) or GROUP BY.',
      );
    case 'wrong_shape':
      return inQuery(
        problem.detail,
        'The answer needs a column value, one that names the version, and time when it is a series.',
      );
    case 'too_many_rows':
      return inQuery(
        `The answer has more than ${formatCount(problem.limit)} rows, so it was not read.`,
        'Group by version and by steps of {{step}} seconds, or raise the row limit of the source.',
      );
    case 'too_slow':
      return {
        title: `The query did not answer within ${formatCount(problem.seconds)} s.`,
        wayOn: 'Narrow the window or the query, or raise the timeout of the source.',
        place: 'query',
      };
    case 'refused':
      return inQuery(`The source refused: ${problem.message}`, 'Put the query right, then try it again.');
    case 'unreachable':
      return {
        title: `The source does not answer: ${problem.message}`,
        wayOn:
          'Look whether it runs, and whether its address and access are right under Settings, Metric sources.',
        place: 'source',
      };
    case 'no_tls':
      return {
        title: 'The server does not speak TLS: set Encryption to off, or turn TLS on in the server.',
        wayOn: 'Encryption is set under Settings, Metric sources.',
        place: 'source',
      };
    case 'bad_template':
      return inQuery(problem.faults.join(' '), 'Put the query right, then try it again.');
    case 'unknown_source':
      return {
        title:
          problem.source === ''
            ? 'No metric source is chosen.'
            : `There is no metric source called "${problem.source}".`,
        wayOn: 'Choose one that is there, or have an admin add it under Settings, Metric sources.',
        place: 'source',
      };
    case 'archived':
      return {
        title: `The metric source "${problem.source}" is archived and is not asked any more.`,
        wayOn: 'Choose another one, or have an admin restore it.',
        place: 'source',
      };
    case 'other_kind':
      return inQuery(
        `The metric source "${problem.source}" is ${problem.detail}.`,
        'Choose a source that the query is written for.',
      );
    case 'secret_lost':
      return {
        title: `The password or token of "${problem.source}" cannot be read any more: it was sealed with another secret of this installation.`,
        wayOn: 'Have an admin enter it again under Settings, Metric sources.',
        place: 'source',
      };
  }
}

function notMeasured(
  { metric, requests }: Extract<MonitoringProblem, { kind: 'not_measured' }>,
  names: Names,
): DescribedProblem {
  const place = 'connect';
  const variants = ARMS.flatMap((arm) => names[arm]?.variant ?? []);
  const seen = ARMS.filter((arm) => requests[arm] > 0).map(
    (arm) => `${counted(requests[arm])} of ${names[arm]?.variant ?? `the ${arm}`}`,
  );
  if (seen.length > 0) {
    return {
      title: `${seen.join(' and ')} in the window: none tells ${METRICS[metric].label.toLowerCase()}.`,
      wayOn: 'Report it with the event or the span, or watch a metric that they tell.',
      place,
    };
  }
  if (requests.other > 0) {
    return {
      title: `${counted(requests.other)} in the window: none names ${variants.join(' or ') || 'a version'}.`,
      wayOn: 'Report the version that answered.',
      place,
    };
  }
  return { title: 'No event of this feature in the window yet.', wayOn: 'Connect the application.', place };
}

function counted(requests: number): string {
  return `${formatCount(requests)} ${requests === 1 ? 'request' : 'requests'}`;
}

function notSegmented({
  labels,
  of,
}: Extract<MonitoringProblem, { kind: 'not_segmented' }>): DescribedProblem {
  const both = labels.join(' and ');
  if (of === 'query') {
    return inQuery(
      `Both versions have the same ${both}, so both would get the same query.`,
      'Use {{version}}, or a label that changes in this release.',
    );
  }
  if (labels.length > 0) {
    return inQuery(
      `Both versions have the same ${both}, so the rows cannot be told apart.`,
      'Return version, or a label that changes in this release.',
    );
  }
  return inQuery(
    'Rows came back, but nothing in them names a version.',
    `Return one of ${VERSION_LABELS.join(', ')} with each row, or use {{version}} in the query.`,
  );
}

function inQuery(title: string, wayOn: string): DescribedProblem {
  return { title, wayOn, place: 'query' };
}

function listed(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}
