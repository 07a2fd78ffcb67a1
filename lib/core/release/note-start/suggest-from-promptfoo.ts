import { METRIC_IDS, type MetricId } from '../../telemetry/metric';
import type { NoteContent } from '../note';
import { metricOfAssertion } from './assertion-metrics';
import type { PromptfooSetup } from './promptfoo-setup';

export interface PromptfooSuggestion {
  /** For the change, where the file says enough; else empty. */
  change: string;
  metrics: MetricSuggestion[];
  /** Labels of the candidate that the file lets one guess: the second of two prompts, or of two models. */
  labels: { model_version?: string; prompt_version?: string };
  tests: number;
  knownBad: number;
  /** What the file does not tell. */
  gaps: string[];
}

export interface MetricSuggestion {
  metric: MetricId;
  /** Types of assertions that ask for it. */
  because: string[];
}

/** What an offline evaluation says of the note that is to follow it. Everything is a suggestion; never throws. */
export function suggestFromPromptfoo(setup: PromptfooSetup): PromptfooSuggestion {
  const types = [...setup.shared, ...setup.tests.flatMap(({ asserts }) => asserts)].map(({ type }) => type);
  const metrics = METRIC_IDS.flatMap((metric) => {
    const because = [...new Set(types)].filter((type) => metricOfAssertion(type) === metric);
    return because.length > 0 ? [{ metric, because }] : [];
  });
  const unknown = [...new Set(types)].filter((type) => metricOfAssertion(type) === null);
  const knownBad = setup.tests.filter(({ isKnownBad }) => isKnownBad).length;
  return {
    change: changeOf(setup),
    metrics,
    labels: labelsOf(setup),
    tests: setup.tests.length,
    knownBad,
    gaps: [
      ...setup.elsewhere.map((file) => `The tests in ${file} are not read here.`),
      ...unknown.map((type) => `No built-in metric follows the assertion ${type}.`),
      ...(setup.tests.length > 0 && knownBad === 0
        ? ['No test says kind: known_bad in its metadata or vars; the offline check asks for such cases.']
        : []),
    ],
  };
}

/** The note with what is suggested: an empty change is filled, metrics are added, nothing is taken away. */
export function withSuggestion(note: NoteContent, { change, metrics }: PromptfooSuggestion): NoteContent {
  const watched = new Set([...note.metricsToWatch, ...metrics.map(({ metric }) => metric)]);
  return {
    ...note,
    change: note.change.trim() === '' ? change : note.change,
    metricsToWatch: METRIC_IDS.filter((metric) => watched.has(metric)),
  };
}

function changeOf({ description, prompts, providers }: PromptfooSetup): string {
  const said = description.trim();
  const pair = pairSentence('Prompt', prompts) || pairSentence('Model', providers.map(modelOf));
  return [said === '' || /[.!?]$/.test(said) ? said : `${said}.`, pair].filter(Boolean).join(' ');
}

function pairSentence(what: string, names: readonly string[]): string {
  const [before, after, ...more] = names;
  if (before === undefined || after === undefined || more.length > 0) return '';
  return `${what} ${quoted(after)} in place of ${quoted(before)}.`;
}

function labelsOf({ prompts, providers }: PromptfooSetup): PromptfooSuggestion['labels'] {
  const models = providers.map(modelOf);
  // A prompt that is written out has no label.
  const prompt = prompts.length <= 2 ? prompts.filter(isLabel).at(-1) : undefined;
  const model = models.length <= 2 ? models.at(-1) : undefined;
  return {
    ...(model === undefined ? {} : { model_version: model }),
    ...(prompt === undefined ? {} : { prompt_version: prompt }),
  };
}

function isLabel(name: string): boolean {
  return !/\s/.test(name);
}

function quoted(name: string): string {
  return isLabel(name) ? name : `“${name}”`;
}

/** `openai:chat:gpt-4o` → `gpt-4o`: the part that names the model. */
function modelOf(provider: string): string {
  return /^(?:file|https?|exec|python):/i.test(provider)
    ? provider
    : (provider.split(':').at(-1) ?? provider);
}
