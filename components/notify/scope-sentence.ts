import { EVENT_WORDS } from '@/lib/core/notify/event-type';
import type { TargetView } from '@/lib/schemas/notification';

/** "Trigger fired and 2 other events, of support-reply" */
export function scopeSentence({
  events,
  everyFeature,
  features,
}: Pick<TargetView, 'events' | 'everyFeature' | 'features'>): string {
  const [event] = events;
  const which =
    event === undefined ? 'All events' : EVENT_WORDS[event].label + others(events.length, 'event');
  if (everyFeature) return `${which}, of all features`;
  const [feature] = features;
  return feature === undefined
    ? `${which}, of features that are gone`
    : `${which}, of ${feature}${others(features.length, 'feature')}`;
}

function others(count: number, noun: string): string {
  if (count <= 1) return '';
  return ` and ${count - 1} other ${noun}${count === 2 ? '' : 's'}`;
}
