import type { EventInput } from '@/lib/core/telemetry/event';
import type { Sampling } from './sampling-of';

/** The event with its texts as they may be stored; every stored copy of them is made of this. */
export function withKeptTexts(event: EventInput, { keptText }: Sampling): EventInput {
  const { input, output } = event;
  if (input === undefined && output === undefined) return event;
  return {
    ...event,
    input: input === undefined ? undefined : keptText(input),
    output: output === undefined ? undefined : keptText(output),
  };
}
