import type { WatchFacts } from '../release/gate-facts';
import type { Trigger } from '../release/note';
import { renderTrigger } from '../release/render-trigger';
import { isNear } from './distance';
import type { WatchReading } from './judge-watch';
import { evidenceSentence } from './reading-sentence';

/** Which triggers of the note are near firing, and which have not seen what they need to look. */
export function quietFacts(
  triggers: readonly Trigger[],
  reading: WatchReading,
): Pick<WatchFacts, 'near' | 'waiting'> {
  const readings = triggers.map((trigger) => {
    const found = reading.triggers.find((one) => one.triggerId === trigger.id);
    const seen = found ?? { logE: null, threshold: 1, needed: trigger.minRequests };
    return { sentence: renderTrigger(trigger), seen };
  });
  return {
    near: readings
      .filter(({ seen }) => isNear(seen))
      .map(({ sentence, seen }) => ({ sentence: `${sentence}. ${evidenceSentence(seen)}` })),
    waiting: readings
      .filter(({ seen }) => seen.needed > 0)
      .map(({ sentence, seen }) => ({ sentence, needed: seen.needed })),
  };
}
