import type { Arm, ArmAnswer, CaseKind } from '@/lib/core/evidence/evidence-case';
import type { ToldVersion } from '@/lib/core/evidence/version-checks';
import type { PromptfooResult } from '@/lib/schemas/promptfoo';
import { badRow } from './bad-row';
import type { SourcedCase } from './sourced-case';

interface Tested {
  place: string;
  results: Record<Arm, PromptfooResult>;
  /** sha256 of each arm's prompt template, as far as known. */
  prompts: Record<Arm, string | null>;
  kind: CaseKind;
}

const ERRORED = 2;
const NO_ASSERTIONS = 'No assertions';
/** Assertions that ask whether the output can be parsed. */
const PARSING = /^(is|contains)-(json|xml|html|sql|valid-.*)$/;
/** Providers that name the model they call, as openai:chat:gpt-4o does. */
const NAMES_MODEL = /^(?!file:|exec:|python:|package:|https?:|webhook:|browser:|golang:|ruby:)[a-z0-9-]+:.+/;
const ABOUT_CASE = ['kind', 'cohort', 'subset', 'case_id'] as const;

/** A test that both arms answered, as a case. */
export function promptfooCase({ place, results, prompts, kind }: Tested): SourcedCase {
  const { baseline, candidate } = results;
  const about = (name: (typeof ABOUT_CASE)[number]) => wordOf(baseline, name);
  return {
    place,
    entry: {
      kind,
      caseId: about('case_id') ?? (baseline.testCase?.description || place),
      cohort: about('cohort') ?? '',
      subset: about('subset') ?? '',
      input: inputOf(baseline),
      expected: expectedOf(baseline),
      baseline: answerOf(`${place}, baseline`, baseline),
      candidate: answerOf(`${place}, candidate`, candidate),
    },
    told: { baseline: toldOf(baseline, prompts.baseline), candidate: toldOf(candidate, prompts.candidate) },
  };
}

/** What the test says of its kind; null when it says nothing. */
export function kindSaid(result: PromptfooResult): string | null {
  return wordOf(result, 'kind');
}

function answerOf(place: string, result: PromptfooResult): ArmAnswer {
  const { response, gradingResult, latencyMs, cost, success, score, failureReason, error } = result;
  const usage = response?.tokenUsage ?? result.tokenUsage;
  const isJudged = gradingResult != null && gradingResult.reason !== NO_ASSERTIONS;
  if (isJudged && (score < 0 || score > 1)) throw badRow(place, 'score', `${score} is not between 0 and 1`);
  const errored = failureReason === ERRORED;
  return {
    output: textOf(response?.output),
    latencyMs: latencyMs ?? null,
    inputTokens: usage?.prompt ?? null,
    outputTokens: usage?.completion ?? null,
    costUsd: cost ?? null,
    quality: isJudged && !errored ? score : null,
    passed: isJudged && !errored ? success : null,
    parseOk: errored ? null : parsedOk(result),
    refused: errored ? null : refusedOf(result),
    error: errored ? error || 'The test errored.' : null,
  };
}

/** All assertions about parsing passed; null when there is none. */
function parsedOk({ gradingResult }: PromptfooResult): boolean | null {
  const asked = (gradingResult?.componentResults ?? []).filter((part) =>
    PARSING.test(part?.assertion?.type ?? ''),
  );
  return asked.length === 0 ? null : asked.every((part) => part?.pass === true);
}

/** As an is-refusal assertion found, or as the provider says. */
function refusedOf({ gradingResult, response }: PromptfooResult): boolean | null {
  for (const part of gradingResult?.componentResults ?? []) {
    const type = part?.assertion?.type;
    if (type === 'is-refusal') return part?.pass ?? null;
    if (type === 'not-is-refusal') return part?.pass == null ? null : !part.pass;
  }
  return response?.isRefusal ?? null;
}

function toldOf({ provider }: PromptfooResult, prompt: string | null): ToldVersion {
  const id = provider?.id ?? '';
  const model = NAMES_MODEL.test(id) ? id.split(':').at(-1) : undefined;
  return {
    labels: model ? { model } : {},
    fingerprints: prompt === null ? {} : { prompt },
  };
}

/** The variables, without those that only say what the case is for; a single one as it is. */
function inputOf({ vars, testCase }: PromptfooResult): string | null {
  const given = Object.entries(vars ?? testCase?.vars ?? {}).filter(
    ([name]) => !(ABOUT_CASE as readonly string[]).includes(name),
  );
  const [only] = given;
  if (!only) return null;
  return given.length === 1 ? textOf(only[1]) : textOf(Object.fromEntries(given));
}

function expectedOf({ testCase }: PromptfooResult): string | null {
  const wanted = (testCase?.assert ?? [])
    .filter(({ value }) => value !== undefined && value !== null)
    .map(({ type, value }) => `${type ?? 'assert'}: ${textOf(value)}`);
  return wanted.length === 0 ? null : wanted.join('\n');
}

function wordOf({ vars, metadata, testCase }: PromptfooResult, name: string): string | null {
  for (const bag of [vars, metadata, testCase?.metadata, testCase?.vars]) {
    const value = bag?.[name];
    if (typeof value === 'string' || typeof value === 'number') return String(value);
  }
  return null;
}

function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}
