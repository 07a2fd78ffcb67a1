import type { OtelAttributes, OtelSpan, OtelValue } from './otel-data';
import { attributeOf, textOf } from './read-attribute';
import { indexedMessages, type Message, messagesOf, textOfValue } from './read-messages';

/** What was sent to the model and what it answered, as far as the client records contents. */
export interface Content {
  input?: string;
  output?: string;
  /** The answer has a part of its own that says no. */
  hasRefusal: boolean;
  finishReasons: readonly string[];
}

const INPUT = {
  lists: ['gen_ai.input.messages', 'gen_ai.prompt', 'gen_ai.content.prompt', 'ai.prompt.messages'],
  prefixes: ['gen_ai.prompt.', 'llm.input_messages.'],
  texts: ['input.value', 'langfuse.observation.input', 'ai.prompt'],
};
const OUTPUT = {
  lists: ['gen_ai.output.messages', 'gen_ai.completion', 'gen_ai.content.completion'],
  prefixes: ['gen_ai.completion.', 'llm.output_messages.'],
  texts: ['output.value', 'langfuse.observation.output', 'ai.response.text', 'ai.response.object'],
};
// Messages as events, the convention before 1.37.
const INPUT_EVENT = /^gen_ai\.(user|assistant|tool)\.message$/;
const OUTPUT_EVENT = 'gen_ai.choice';

/** Contents are looked for on the span, then on its events. Instructions of the system are the prompt's, not the request's. */
export function readContent(span: OtelSpan): Content {
  const holders = [span.attributes, ...span.events.map((event) => event.attributes)];
  const input = firstMessages(holders, INPUT) ?? eventMessages(span, (name) => INPUT_EVENT.test(name));
  const output = firstMessages(holders, OUTPUT) ?? eventMessages(span, (name) => name === OUTPUT_EVENT);
  const asked = conversation(input.filter((message) => message.role !== 'system'));
  const answered = conversation(output);
  return {
    ...(asked !== '' && { input: asked }),
    ...(answered !== '' && { output: answered }),
    hasRefusal: output.some((message) => message.refused),
    finishReasons: output.flatMap((message) => message.finishReason ?? []),
  };
}

function firstMessages(holders: readonly OtelAttributes[], names: typeof INPUT): Message[] | undefined {
  for (const attributes of holders) {
    const list = attributeOf(attributes, names.lists);
    if (list !== undefined) return messagesOf(list);
    for (const prefix of names.prefixes) {
      const messages = indexedMessages(attributes, prefix);
      if (messages.length > 0) return messages;
    }
    const value = attributeOf(attributes, names.texts);
    if (value !== undefined) return [plain(value)];
  }
  return undefined;
}

function eventMessages(span: OtelSpan, isMeant: (name: string) => boolean): Message[] {
  return span.events
    .filter((event) => isMeant(event.name))
    .flatMap(({ name, attributes }) => {
      const message = attributeOf(attributes, ['message', 'gen_ai.event.content', 'content']);
      const role = textOf(attributes, ['role']) ?? INPUT_EVENT.exec(name)?.[1] ?? 'assistant';
      const finishReason = textOf(attributes, ['finish_reason']);
      return messagesOf(message ?? '').map((each) => ({
        ...each,
        role: each.role || role,
        ...(finishReason !== undefined && { finishReason }),
      }));
    });
}

function plain(value: OtelValue): Message {
  return { role: '', text: textOfValue(value), refused: false };
}

/** One message is its text; of several each has its role in front. */
function conversation(messages: readonly Message[]): string {
  const spoken = messages.filter((message) => message.text !== '');
  if (spoken.length === 1) return spoken[0]?.text ?? '';
  return spoken.map(({ role, text }) => (role ? `${role}: ${text}` : text)).join('\n\n');
}
