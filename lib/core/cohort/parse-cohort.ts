import { CohortReader, ParseError, type ParseFault } from './cohort-reader';
import type { AttributeValue, Cohort, CohortRule, Operator } from './cohort-rule';
import { OPERATOR_DEFINITIONS } from './match-rule';
import { RESERVED_WORDS } from './reserved-words';
import { shiftDecimal } from './shift-decimal';

/** `unitName` is what stands after ", by"; null when nothing does. */
export type ParsedCohort =
  | { ok: true; cohort: Cohort; unitName: string | null }
  | { ok: false; error: ParseFault };

type RuleGroup = Extract<CohortRule, { kind: 'all' | 'any' }>;

/**
 * Reads what renderCohort writes, and the same typed by hand:
 *
 *     cohort    = percent "of" ("all requests" | "requests where" rule) [", by" unit]
 *     rule      = part {"and" part} | part {"or" part}        and and or are mixed only with parentheses
 *     part      = "(" rule ")" | ("all" | "any") "of (" rule ")" | "everyone" | condition
 *     condition = attribute operator [value {"or" value}]
 *
 * An "or" goes on with the values unless a new condition or a parenthesis follows. Odd texts, texts that look like
 * numbers and words of the sentence stand in double quotes, escaped as in JSON. Never throws.
 */
export function parseCohort(text: string): ParsedCohort {
  const reader = new CohortReader(text);
  try {
    const share = readShare(reader);
    if (!reader.take('of')) reader.fail('"of"');
    const rule = readWhom(reader);
    const unitName = readUnit(reader);
    if (reader.peek().kind !== 'end') reader.fail('"and", "or" or the end');
    return { ok: true, cohort: { rule, share }, unitName };
  } catch (error) {
    if (error instanceof ParseError) return { ok: false, error: error.fault };
    throw error;
  }
}

const PERCENT = /^(\d+(?:\.\d+)?)(%?)$/;

function readShare(reader: CohortReader): number {
  const token = reader.peek();
  const [, digits, sign] = token.kind === 'word' ? (PERCENT.exec(token.text) ?? []) : [];
  if (digits === undefined) reader.fail('a percentage such as "10 %"');
  const share = Number(shiftDecimal(digits, -2));
  if (share > 1) reader.fail('a percentage up to 100 %');
  reader.next();
  if (sign !== '%' && !reader.take('%')) reader.fail('"%"');
  return share;
}

function readWhom(reader: CohortReader): CohortRule {
  if (reader.take('all', 'requests')) return { kind: 'everyone' };
  if (!reader.take('requests')) reader.fail('"all requests" or "requests where"');
  if (!reader.take('where')) reader.fail('"where"');
  return readRule(reader, 0);
}

function readUnit(reader: CohortReader): string | null {
  if (!reader.takeMark(',')) return null;
  if (!reader.take('by')) reader.fail('"by"');
  const unit = reader.rest();
  if (unit === '') reader.fail('the name of the unit, such as user');
  return unit;
}

const DEEPEST = 50;

function readRule(reader: CohortReader, depth: number): CohortRule {
  if (depth > DEEPEST) reader.fail(`at most ${DEEPEST} parentheses within each other`);
  const first = readPart(reader, depth);
  const joiner = reader.isWord('and') ? 'and' : reader.isWord('or') ? 'or' : null;
  if (joiner === null) return first;
  const of = [first];
  while (reader.take(joiner)) of.push(readPart(reader, depth));
  if (reader.isWord('and') || reader.isWord('or')) {
    reader.fail(`"${joiner}" again, or parentheses: "and" and "or" are not mixed without them`);
  }
  return { kind: joiner === 'and' ? 'all' : 'any', of };
}

function readPart(reader: CohortReader, depth: number): CohortRule {
  if (reader.takeMark('(')) return readClosed(reader, depth);
  const kind: RuleGroup['kind'] | null = isGroupOfOne(reader, 'all')
    ? 'all'
    : isGroupOfOne(reader, 'any')
      ? 'any'
      : null;
  if (kind !== null) {
    reader.take(kind, 'of');
    if (!reader.takeMark('(')) reader.fail('"("');
    return { kind, of: [readClosed(reader, depth)] };
  }
  if (reader.take('everyone')) return { kind: 'everyone' };
  return readCondition(reader);
}

function readClosed(reader: CohortReader, depth: number): CohortRule {
  const rule = readRule(reader, depth + 1);
  if (!reader.takeMark(')')) reader.fail('")"');
  return rule;
}

function isGroupOfOne(reader: CohortReader, kind: RuleGroup['kind'], ahead = 0): boolean {
  return reader.isWord(kind, ahead) && reader.isWord('of', ahead + 1);
}

function readCondition(reader: CohortReader): CohortRule {
  const attribute = readText(reader, 'an attribute such as tenant');
  const operator = readOperator(reader);
  const { arity } = OPERATOR_DEFINITIONS[operator];
  if (arity === 'none') return { kind: 'condition', attribute, operator, values: [] };
  const values = [readValue(reader)];
  while (arity === 'some' && reader.isWord('or') && !startsPart(reader, 1)) {
    reader.next();
    values.push(readValue(reader));
  }
  return { kind: 'condition', attribute, operator, values };
}

/** The words of each operator, the longest first; the short forms are taken too. */
const OPERATOR_WORDS: { words: string[]; operator: Operator }[] = [
  ...Object.entries(OPERATOR_DEFINITIONS).map(([operator, { label }]) => ({
    words: label.split(' '),
    operator: operator as Operator,
  })),
  ...(['above', 'below', 'missing'] as const).map((operator) => ({ words: [operator], operator })),
].sort((a, b) => b.words.length - a.words.length);

const OPERATOR_STARTS = new Set(OPERATOR_WORDS.map(({ words }) => words[0]));

function readOperator(reader: CohortReader): Operator {
  const found = OPERATOR_WORDS.find(({ words }) => reader.take(...words));
  if (!found) {
    const labels = Object.values(OPERATOR_DEFINITIONS).map(({ label }) => `"${label}"`);
    reader.fail(`one of ${labels.join(', ')}`);
  }
  return found.operator;
}

function startsPart(reader: CohortReader, ahead: number): boolean {
  const token = reader.peek(ahead);
  if (token.kind === 'mark' || reader.isWord('everyone', ahead)) return true;
  if (isGroupOfOne(reader, 'all', ahead) || isGroupOfOne(reader, 'any', ahead)) return true;
  const after = reader.peek(ahead + 1);
  return after.kind === 'word' && OPERATOR_STARTS.has(after.text.toLowerCase());
}

const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

function readValue(reader: CohortReader): AttributeValue {
  const token = reader.peek();
  if (token.kind === 'word') {
    if (reader.take('true')) return true;
    if (reader.take('false')) return false;
    if (NUMBER.test(token.text) && Number.isFinite(Number(token.text))) {
      reader.next();
      return Number(token.text);
    }
  }
  return readText(reader, 'a value');
}

function readText(reader: CohortReader, expected: string): string {
  const token = reader.peek();
  if (token.kind === 'quoted') return reader.next().text;
  if (token.kind !== 'word' || token.text === '…') reader.fail(expected);
  if (RESERVED_WORDS.has(token.text.toLowerCase())) reader.fail(`${expected} (this word only in quotes)`);
  return reader.next().text;
}
