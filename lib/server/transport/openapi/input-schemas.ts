import { z } from 'zod';
import { cohortRule, condition, innerRules } from '@/lib/schemas/cohort';
import { eventInput, outcomeInput } from '@/lib/schemas/event';
import { createVersionInput, jsonValue } from '@/lib/schemas/feature';
import { monitoringQuery, noteContent, plan, trigger } from '@/lib/schemas/note';
import { type JsonSchema, SCHEMAS } from './json-schema';
import { OPERATIONS } from './operations';

const [innermost, second, third] = innerRules;

/** Parts of several inputs; they are described once. */
const SHARED: Readonly<Record<string, z.ZodType>> = {
  CohortConditionInput: condition,
  CohortRuleInput: cohortRule,
  CohortRule3Input: third,
  CohortRule2Input: second,
  CohortRule1Input: innermost,
  EventInput: eventInput,
  JsonValue: jsonValue,
  MonitoringQueryInput: monitoringQuery,
  NoteInput: noteContent,
  OutcomeInput: outcomeInput,
  PlanInput: plan,
  TriggerInput: trigger,
  VersionInput: createVersionInput,
};

const names = nameInputs();

/** An input's name in the document: its own, or that of the first operation that takes it. */
export function inputName(input: z.ZodType): string {
  const name = names.get(input);
  if (!name) throw new Error('This schema is the input of no operation.');
  return name;
}

/** The inputs as the routes parse them, by name. */
export function inputSchemas(): Readonly<Record<string, JsonSchema>> {
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of names) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    unrepresentable: 'any',
    uri: (id) => `${SCHEMAS}${id}`,
  });
  if ('__shared' in schemas)
    throw new Error('An input holds a recursive schema without a name: add it to SHARED.');
  return Object.fromEntries(
    // The cast: zod writes JSON Schema 2020-12, of which JsonSchema names a part.
    Object.entries(schemas).map(([name, { $schema, $id, ...schema }]) => [name, schema as JsonSchema]),
  );
}

function nameInputs(): Map<z.ZodType, string> {
  const named = new Map(Object.entries(SHARED).map(([name, schema]) => [schema, name]));
  for (const { id, input } of OPERATIONS) {
    if (input && !named.has(input)) named.set(input, `${id.charAt(0).toUpperCase()}${id.slice(1)}Input`);
  }
  return named;
}
