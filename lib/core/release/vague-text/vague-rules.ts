import { namesNoMeasure, saysNothingOwn, wordsOf } from './content-words';
import { TEXT_FIELDS, type VagueRule } from './vague-rule';

const PLACEHOLDER =
  /\b(?:tbd|tba|todo:|to do:|fixme|lorem ipsum|lorem|xxx+)(?![\p{L}\p{N}])|\be\.g\.\s*(?:…|\.{3})|\[(?:your|insert|fill in|describe|name)\b[^\]]*\]|<(?:your|insert|fill in|describe|name)\b[^>]*>|^(?:…|\.{3}|\?+|-+)$/iu;
/** In capitals alone: a todo list may be what changes. */
const TODO = /\bTODO\b/u;
const SOME_PEOPLE =
  /\b(?:some|certain|a few|several|many|most|selected|a subset of|a portion of)\s+(?:(?:of\s+)?(?:the|our)\s+)?(?:users|customers|people|requests|tenants|accounts|traffic|clients)\b/iu;
const UNSAID_CHANGE =
  /\b(?:minor|small|slight|various|several|miscellaneous|misc|general|some|a few|other)\s+(?:prompt\s+|model\s+)?(?:tweaks?|changes?|fixes|improvements?|updates?|adjustments?|enhancements?|clean-?ups?)\b|\b(?:tweaks?|bug\s?fixes|clean-?ups?)\s*$/iu;
const NUMBER =
  /\p{N}|\b(?:half|halve[sd]?|third|quarter|fifth|tenth|double[sd]?|triple[sd]?|twice|one|two|three|four|five|six|seven|eight|nine|ten|zero|none|never|no longer)\b/iu;
const DENIED =
  /^(?:none|nothing|nil|no|n\s*\/?\s*a|not applicable|no (?:known |real |big |major |significant )?risks?|(?:very |quite |rather )?(?:low|minimal|minor|small|negligible)(?: risk)?|unknown|unclear)\W*$|\b(?:no risk|risk is (?:low|minimal|small))\b|^(?:this is |it is |a )?low[- ]risk\b(?! \w+ \w+)|\bshould be (?:fine|safe|ok(?:ay)?)\W*$/iu;
const WATCH_CLOSELY =
  /\b(?:monitor|monitoring|monitored|watch|watching|watched|observe|observing|track|tracking)\s+(?:(?:it|this|them|things|everything|the release|the rollout)\s+)?(?:very\s+)?(?:closely|carefully)\b|\bkeep(?:ing)? an eye on (?:it|this|things|everything)\b/iu;
const NO_DAY =
  /\b(?:asap|(?<!\b(?:as|too)\s)soon(?!\s+as)|shortly|eventually|(?<!\b(?:no|or)\s)later(?!\s+than)|at some point|in the (?:near )?future|next sprint)\b/iu;
const DAY =
  /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\.\s?\d{1,2}\.|\b\d{1,2}\/\d{1,2}\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+\d/iu;
/** Written without blanks, so that words cannot be counted by them. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}]/u;
const FEWEST_WORDS = 3;
const LONGEST_QUOTE = 60;

const first = (pattern: RegExp) => (text: string) => pattern.exec(text)?.[0] ?? null;
const whole = (holds: (text: string) => boolean) => (text: string) => (holds(text) ? short(text) : null);

/** In the order in which they are said. */
export const VAGUE_RULES: readonly VagueRule[] = [
  {
    code: 'placeholder',
    label: 'A placeholder that was left',
    fields: TEXT_FIELDS,
    find: (text) => first(PLACEHOLDER)(text) ?? first(TODO)(text),
    sentence: (quote) => `${quote} is a placeholder: write what holds, or nothing yet.`,
    example: 'Replies cite the policy they rest on and are a third shorter.',
  },
  {
    code: 'no_change_said',
    label: 'A change that does not say what changed',
    fields: ['change'],
    find: (text) => first(UNSAID_CHANGE)(text) ?? whole(saysNothingOwn)(text),
    sentence: (quote) => `${quote} does not say what changed: what is different for who meets it?`,
    example: 'Prompt p42 in place of p41: replies open with the order details.',
  },
  {
    code: 'some_users',
    label: 'People without a cohort',
    fields: TEXT_FIELDS,
    find: first(SOME_PEOPLE),
    sentence: (quote) => `${quote} names no cohort: pick a rule.`,
    example: 'Requests where tenant is acme and region is eu.',
  },
  {
    code: 'gain_without_number',
    label: 'A gain without a number',
    fields: ['expectedGain'],
    find: whole((text) => !NUMBER.test(text)),
    sentence: (quote) => `${quote} says no number: by how much, on which metric?`,
    example: 'Task success up 2 points; cost per request down 10 %.',
  },
  {
    code: 'gain_without_metric',
    label: 'A number without a metric',
    fields: ['expectedGain'],
    find: whole((text) => NUMBER.test(text) && namesNoMeasure(text)),
    sentence: (quote) => `${quote} names no metric: which number moves?`,
    example: 'Task success up 2 points.',
  },
  {
    code: 'risk_denied',
    label: 'A risk that is denied',
    fields: ['primaryRisk'],
    find: first(DENIED),
    sentence: (quote) => `${quote} is no risk to watch for: name the one thing most likely to get worse.`,
    example: 'Refund questions: a short reply may leave out the deadline.',
  },
  {
    code: 'risk_for_nobody',
    label: 'A risk that names nobody affected',
    fields: ['primaryRisk'],
    find: (text) => (DENIED.test(text) ? null : whole(saysNothingOwn)(text)),
    sentence: (quote) => `${quote} names nobody it would meet: which requests, which people?`,
    example: 'Refund questions in German: the reply may leave out the deadline.',
  },
  {
    code: 'gain_is_risk',
    label: 'A risk that repeats the gain',
    fields: ['primaryRisk'],
    find: (text, { expectedGain }) => (plain(text) === plain(expectedGain) ? short(text) : null),
    sentence: () => 'The risk says what the gain says: what could get worse instead?',
    example: 'Gain: cost down 10 %. Risk: refund questions lose the deadline.',
  },
  {
    code: 'watched_without_metric',
    label: 'Watching without a metric',
    fields: TEXT_FIELDS,
    find: first(WATCH_CLOSELY),
    sentence: (quote) => `${quote} names no metric: say which, and add a trigger that acts on it.`,
    example: 'Parse failures above 2 % (at least 200 requests): roll back.',
  },
  {
    code: 'no_day',
    label: 'A time without a date',
    fields: TEXT_FIELDS,
    find: (text) => (DAY.test(text) ? null : first(NO_DAY)(text)),
    sentence: (quote) => `${quote} gives no date: write the day.`,
    example: 'Full rollout by Friday, 12 June.',
  },
  {
    code: 'too_short',
    label: 'A text of a word or two',
    fields: TEXT_FIELDS,
    find: whole((text) => !UNSPACED.test(text) && wordsOf(text).length < FEWEST_WORDS),
    sentence: (quote) => `${quote} is too short to decide on: say it in a sentence.`,
    example: 'Replies cite the policy they rest on and are a third shorter.',
    isLast: true,
  },
];

function short(text: string): string {
  const line = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.!]+$/, '');
  const letters = [...line];
  return letters.length > LONGEST_QUOTE ? `${letters.slice(0, LONGEST_QUOTE).join('').trimEnd()}…` : line;
}

function plain(text: string): string {
  return wordsOf(text).join(' ');
}
